-- Back to lists that leave some out.
DROP INDEX "meme_never_searched", "upload_without_meme";
