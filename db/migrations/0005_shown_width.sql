ALTER TABLE `image_uses` ADD `shown_width` integer DEFAULT 800 NOT NULL;--> statement-breakpoint
UPDATE `image_uses` SET `shown_width` = CASE
  WHEN trim(`display_width`) LIKE '%\%' ESCAPE '\' THEN min(CAST(`display_width` AS integer), 100) * 8
  ELSE CAST(`display_width` AS integer)
END WHERE CAST(`display_width` AS integer) > 0 AND trim(lower(rtrim(`display_width`, 'PXpx% '))) NOT GLOB '*[^0-9.]*';
