CREATE TABLE `changes` (
	`position` integer PRIMARY KEY NOT NULL,
	`revision` text NOT NULL,
	`change` text NOT NULL
);
