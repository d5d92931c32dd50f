CREATE TABLE `search_documents` (
	`id` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`key` text NOT NULL,
	`source` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_documents_by_key` ON `search_documents` (`type`,`key`);