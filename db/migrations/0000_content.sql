CREATE TABLE `affiliations` (
	`speaker` text NOT NULL,
	`organization` text NOT NULL,
	`latest_order` text NOT NULL,
	PRIMARY KEY(`speaker`, `organization`)
);
--> statement-breakpoint
CREATE INDEX `affiliations_by_speaker` ON `affiliations` (`speaker`,`latest_order`,`organization`);--> statement-breakpoint
CREATE INDEX `affiliations_by_organization` ON `affiliations` (`organization`,`speaker`);--> statement-breakpoint
CREATE TABLE `backlinks` (
	`parent` text NOT NULL,
	`post` text NOT NULL,
	`published_order` text NOT NULL,
	PRIMARY KEY(`parent`, `post`)
);
--> statement-breakpoint
CREATE INDEX `backlinks_by_published` ON `backlinks` (`parent`,`published_order`,`post`);--> statement-breakpoint
CREATE TABLE `bodies` (
	`post` text PRIMARY KEY NOT NULL,
	`markdown` text NOT NULL,
	`html` text NOT NULL,
	`text` text NOT NULL,
	`headings` text NOT NULL,
	`shortcodes` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `diagnostics` (
	`key` text PRIMARY KEY NOT NULL,
	`step` text NOT NULL,
	`code` text NOT NULL,
	`severity` text NOT NULL,
	`message` text NOT NULL,
	`hint` text,
	`site` text NOT NULL,
	`source_path` text NOT NULL,
	`line` integer,
	`column` integer
);
--> statement-breakpoint
CREATE INDEX `diagnostics_by_file` ON `diagnostics` (`site`,`source_path`,`step`);--> statement-breakpoint
CREATE INDEX `diagnostics_by_code` ON `diagnostics` (`code`,`key`);--> statement-breakpoint
CREATE TABLE `event_posts` (
	`parent` text NOT NULL,
	`post` text NOT NULL,
	`published_order` text NOT NULL,
	PRIMARY KEY(`parent`, `post`)
);
--> statement-breakpoint
CREATE INDEX `event_posts_by_published` ON `event_posts` (`parent`,`published_order`,`post`);--> statement-breakpoint
CREATE TABLE `events` (
	`key` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`series` text,
	`year` integer,
	`starts_on` text,
	`ends_on` text,
	`location` text,
	`url` text,
	`talk_count` integer NOT NULL,
	`name_order` text NOT NULL,
	`starts_order` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `events_by_start` ON `events` (`starts_order`,`key`);--> statement-breakpoint
CREATE INDEX `events_by_name` ON `events` (`name_order`,`key`);--> statement-breakpoint
CREATE INDEX `events_by_talks` ON `events` (`talk_count`,`key`);--> statement-breakpoint
CREATE INDEX `events_by_series` ON `events` (`series`,`starts_order`,`key`);--> statement-breakpoint
CREATE TABLE `files` (
	`site` text NOT NULL,
	`path` text NOT NULL,
	`digest` text NOT NULL,
	`bytes` integer NOT NULL,
	`modified_ms` integer NOT NULL,
	`changes_at` text,
	PRIMARY KEY(`site`, `path`)
);
--> statement-breakpoint
CREATE TABLE `image_posts` (
	`parent` text NOT NULL,
	`post` text NOT NULL,
	`published_order` text NOT NULL,
	PRIMARY KEY(`parent`, `post`)
);
--> statement-breakpoint
CREATE INDEX `image_posts_by_published` ON `image_posts` (`parent`,`published_order`,`post`);--> statement-breakpoint
CREATE TABLE `image_uses` (
	`post` text NOT NULL,
	`position` integer NOT NULL,
	`image` text NOT NULL,
	`candidates` text NOT NULL,
	`source` text NOT NULL,
	`alt` text,
	`caption` text,
	`title` text,
	`display_width` text,
	`line` integer NOT NULL,
	PRIMARY KEY(`post`, `position`)
);
--> statement-breakpoint
CREATE INDEX `image_uses_by_image` ON `image_uses` (`image`,`post`);--> statement-breakpoint
CREATE TABLE `images` (
	`key` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`source_path` text,
	`remote_url` text,
	`exists` integer NOT NULL,
	`absolute_path` text,
	`digest` text,
	`width` integer,
	`height` integer,
	`format` text NOT NULL,
	`bytes` integer,
	`animated` integer NOT NULL,
	`placeholder` text,
	`dominant_color` text,
	`modified_ms` integer,
	`bytes_order` integer NOT NULL,
	`width_order` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `images_by_bytes` ON `images` (`bytes_order`,`key`);--> statement-breakpoint
CREATE INDEX `images_by_width` ON `images` (`width_order`,`key`);--> statement-breakpoint
CREATE INDEX `images_by_digest` ON `images` (`digest`);--> statement-breakpoint
CREATE INDEX `images_by_remote_url` ON `images` (`remote_url`);--> statement-breakpoint
CREATE TABLE `keywords` (
	`key` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`spellings` text NOT NULL,
	`post_count` integer NOT NULL,
	`talk_count` integer NOT NULL,
	`last_used_at` text,
	`name_order` text NOT NULL,
	`last_used_order` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `keywords_by_name` ON `keywords` (`name_order`,`key`);--> statement-breakpoint
CREATE INDEX `keywords_by_posts` ON `keywords` (`post_count`,`key`);--> statement-breakpoint
CREATE INDEX `keywords_by_talks` ON `keywords` (`talk_count`,`key`);--> statement-breakpoint
CREATE INDEX `keywords_by_use` ON `keywords` (`last_used_order`,`key`);--> statement-breakpoint
CREATE TABLE `links` (
	`post` text NOT NULL,
	`position` integer NOT NULL,
	`url` text NOT NULL,
	`text` text NOT NULL,
	`line` integer NOT NULL,
	`internal` integer NOT NULL,
	`is_reference` integer NOT NULL,
	`target` text,
	`href` text NOT NULL,
	`broken` integer NOT NULL,
	PRIMARY KEY(`post`, `position`)
);
--> statement-breakpoint
CREATE INDEX `links_by_target` ON `links` (`target`,`post`);--> statement-breakpoint
CREATE TABLE `mentions` (
	`key` text PRIMARY KEY NOT NULL,
	`post` text NOT NULL,
	`position` integer NOT NULL,
	`talk` text NOT NULL,
	`site` text NOT NULL,
	`language` text NOT NULL,
	`published_order` text NOT NULL,
	`record` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `mentions_by_post` ON `mentions` (`post`,`position`);--> statement-breakpoint
CREATE INDEX `mentions_by_talk` ON `mentions` (`talk`,`published_order`,`post`);--> statement-breakpoint
CREATE TABLE `meta` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `organization_talks` (
	`organization` text NOT NULL,
	`talk` text NOT NULL,
	`event_order` text NOT NULL,
	PRIMARY KEY(`organization`, `talk`)
);
--> statement-breakpoint
CREATE INDEX `organization_talks_by_event` ON `organization_talks` (`organization`,`event_order`,`talk`);--> statement-breakpoint
CREATE TABLE `organizations` (
	`key` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`talk_count` integer NOT NULL,
	`name_order` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `organizations_by_name` ON `organizations` (`name_order`,`key`);--> statement-breakpoint
CREATE INDEX `organizations_by_talks` ON `organizations` (`talk_count`,`key`);--> statement-breakpoint
CREATE TABLE `post_aliases` (
	`post` text NOT NULL,
	`position` integer NOT NULL,
	`url` text NOT NULL,
	PRIMARY KEY(`post`, `position`)
);
--> statement-breakpoint
CREATE INDEX `post_aliases_by_url` ON `post_aliases` (`url`,`post`);--> statement-breakpoint
CREATE TABLE `post_authors` (
	`post` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`post`, `position`)
);
--> statement-breakpoint
CREATE INDEX `post_authors_by_name` ON `post_authors` (`name`,`post`);--> statement-breakpoint
CREATE TABLE `post_keywords` (
	`post` text NOT NULL,
	`position` integer NOT NULL,
	`keyword` text NOT NULL,
	`name` text NOT NULL,
	`published_order` text NOT NULL,
	PRIMARY KEY(`post`, `position`)
);
--> statement-breakpoint
CREATE INDEX `post_keywords_by_keyword` ON `post_keywords` (`keyword`,`published_order`,`post`);--> statement-breakpoint
CREATE TABLE `post_talks` (
	`post` text NOT NULL,
	`talk` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`post`, `talk`)
);
--> statement-breakpoint
CREATE INDEX `post_talks_by_position` ON `post_talks` (`post`,`position`,`talk`);--> statement-breakpoint
CREATE INDEX `post_talks_by_talk` ON `post_talks` (`talk`);--> statement-breakpoint
CREATE TABLE `posts` (
	`key` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`source_path` text NOT NULL,
	`url` text NOT NULL,
	`aliases` text NOT NULL,
	`slug` text NOT NULL,
	`section` text,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`link_title` text,
	`description` text,
	`published_at` text,
	`modified_at` text,
	`expires_at` text,
	`draft` integer NOT NULL,
	`weight` integer,
	`attribution` text,
	`authors` text NOT NULL,
	`language` text NOT NULL,
	`translation_key` text NOT NULL,
	`params` text NOT NULL,
	`word_count` integer NOT NULL,
	`reading_minutes` integer NOT NULL,
	`featured_image` integer,
	`served` integer NOT NULL,
	`talk_count` integer NOT NULL,
	`image_count` integer NOT NULL,
	`published_order` text NOT NULL,
	`modified_order` text NOT NULL,
	`title_order` text NOT NULL,
	`weight_order` integer NOT NULL,
	`language_order` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `posts_by_published` ON `posts` (`published_order`,`key`);--> statement-breakpoint
CREATE INDEX `posts_by_modified` ON `posts` (`modified_order`,`key`);--> statement-breakpoint
CREATE INDEX `posts_by_title` ON `posts` (`title_order`,`key`);--> statement-breakpoint
CREATE INDEX `posts_by_weight` ON `posts` (`weight_order`,`key`);--> statement-breakpoint
CREATE INDEX `posts_by_words` ON `posts` (`word_count`,`key`);--> statement-breakpoint
CREATE INDEX `posts_by_talks` ON `posts` (`talk_count`,`key`);--> statement-breakpoint
CREATE INDEX `posts_by_url` ON `posts` (`url`,`key`);--> statement-breakpoint
CREATE INDEX `posts_by_place` ON `posts` (`site`,`language`,`section`,`published_order`,`key`);--> statement-breakpoint
CREATE INDEX `posts_by_language` ON `posts` (`language`,`published_order`,`key`);--> statement-breakpoint
CREATE INDEX `posts_by_source` ON `posts` (`site`,`source_path`);--> statement-breakpoint
CREATE INDEX `posts_by_translation` ON `posts` (`site`,`translation_key`,`language_order`);--> statement-breakpoint
CREATE TABLE `sites` (
	`key` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`title` text,
	`base_url` text,
	`default_language` text NOT NULL,
	`languages` text NOT NULL,
	`settings` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `speakers` (
	`key` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`talk_count` integer NOT NULL,
	`name_order` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `speakers_by_name` ON `speakers` (`name_order`,`key`);--> statement-breakpoint
CREATE INDEX `speakers_by_talks` ON `speakers` (`talk_count`,`key`);--> statement-breakpoint
CREATE TABLE `talk_keywords` (
	`talk` text NOT NULL,
	`keyword` text NOT NULL,
	`named` integer NOT NULL,
	`event_order` text NOT NULL,
	PRIMARY KEY(`talk`, `keyword`)
);
--> statement-breakpoint
CREATE INDEX `talk_keywords_by_keyword` ON `talk_keywords` (`keyword`,`event_order`,`talk`);--> statement-breakpoint
CREATE TABLE `talk_speakers` (
	`talk` text NOT NULL,
	`position` integer NOT NULL,
	`speaker` text NOT NULL,
	`name` text NOT NULL,
	`organization` text,
	`event_order` text NOT NULL,
	PRIMARY KEY(`talk`, `position`)
);
--> statement-breakpoint
CREATE INDEX `talk_speakers_by_speaker` ON `talk_speakers` (`speaker`,`event_order`,`talk`);--> statement-breakpoint
CREATE INDEX `talk_speakers_by_organization` ON `talk_speakers` (`organization`,`talk`);--> statement-breakpoint
CREATE TABLE `talk_urls` (
	`url_key` text PRIMARY KEY NOT NULL,
	`talk` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `talks` (
	`key` text PRIMARY KEY NOT NULL,
	`titles` text NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`url` text NOT NULL,
	`recording_url` text,
	`schedule_url` text,
	`slides_url` text,
	`video` text,
	`provider` text,
	`starts_on` text,
	`event` text,
	`url_keys` text NOT NULL,
	`speakers` text NOT NULL,
	`languages` text NOT NULL,
	`mention_count` integer NOT NULL,
	`year` integer,
	`event_order` text NOT NULL,
	`starts_order` text NOT NULL,
	`title_order` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `talks_by_event_date` ON `talks` (`event_order`,`key`);--> statement-breakpoint
CREATE INDEX `talks_by_start` ON `talks` (`starts_order`,`key`);--> statement-breakpoint
CREATE INDEX `talks_by_title` ON `talks` (`title_order`,`key`);--> statement-breakpoint
CREATE INDEX `talks_by_mentions` ON `talks` (`mention_count`,`key`);--> statement-breakpoint
CREATE INDEX `talks_by_event` ON `talks` (`event`,`event_order`,`key`);--> statement-breakpoint
CREATE INDEX `talks_by_year` ON `talks` (`year`,`event_order`,`key`);