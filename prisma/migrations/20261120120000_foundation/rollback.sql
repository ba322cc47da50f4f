-- Back to an empty database. The job queue's tables belong to the same step, so they go too.
DROP SCHEMA IF EXISTS pgboss CASCADE;
DROP TABLE "AuditEntry", "Setting", "PoolVersion", "VisitorEvent", "Showing", "VisitorPreferences", "Decision",
  "MemeText", "Meme", "Variant", "Asset", "CategoryLabel", "Category", "Person";
DROP FUNCTION "refuse_rewriting"();
DROP TYPE "Role", "PictureFormat", "VariantSize", "MemeStatus", "Sensitivity", "DecisionKind", "Reason", "EventKind",
  "Frequency", "DeviceClass";
