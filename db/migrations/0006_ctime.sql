ALTER TABLE `files` RENAME COLUMN "modified_ms" TO "ctime_ms";--> statement-breakpoint
ALTER TABLE `images` RENAME COLUMN "modified_ms" TO "ctime_ms";