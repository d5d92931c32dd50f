DROP INDEX `posts_by_published`;--> statement-breakpoint
DROP INDEX `posts_by_modified`;--> statement-breakpoint
DROP INDEX `posts_by_title`;--> statement-breakpoint
DROP INDEX `posts_by_weight`;--> statement-breakpoint
DROP INDEX `posts_by_words`;--> statement-breakpoint
DROP INDEX `posts_by_talks`;--> statement-breakpoint
DROP INDEX `posts_by_url`;--> statement-breakpoint
DROP INDEX `posts_by_place`;--> statement-breakpoint
DROP INDEX `posts_by_language`;--> statement-breakpoint
DROP INDEX `posts_by_translation`;--> statement-breakpoint
CREATE INDEX `posts_by_published` ON `posts` (`published_order`,`key`,`served`);--> statement-breakpoint
CREATE INDEX `posts_by_modified` ON `posts` (`modified_order`,`key`,`served`);--> statement-breakpoint
CREATE INDEX `posts_by_title` ON `posts` (`title_order`,`key`,`served`);--> statement-breakpoint
CREATE INDEX `posts_by_weight` ON `posts` (`weight_order`,`key`,`served`);--> statement-breakpoint
CREATE INDEX `posts_by_words` ON `posts` (`word_count`,`key`,`served`);--> statement-breakpoint
CREATE INDEX `posts_by_talks` ON `posts` (`talk_count`,`key`,`served`);--> statement-breakpoint
CREATE INDEX `posts_by_url` ON `posts` (`url`,`key`,`served`);--> statement-breakpoint
CREATE INDEX `posts_by_place` ON `posts` (`site`,`language`,`section`,`published_order`,`key`,`served`);--> statement-breakpoint
CREATE INDEX `posts_by_language` ON `posts` (`language`,`published_order`,`key`,`served`);--> statement-breakpoint
CREATE INDEX `posts_by_translation` ON `posts` (`site`,`translation_key`,`language_order`,`served`);--> statement-breakpoint
ALTER TABLE `sites` ADD `post_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sites` ADD `talk_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `post_keywords_by_post` ON `post_keywords` (`post`,`keyword`);