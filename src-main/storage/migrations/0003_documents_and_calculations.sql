-- Recipes and experiments: chains of documents; position says which of them is the current one.
CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  deleted_ms INTEGER
) STRICT;

CREATE INDEX documents_of_project ON documents (project_id);

CREATE TABLE document_versions (
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  -- What the edit that led to this document changed.
  label TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT;

-- The file of an experiment as it was measured; no edit changes it.
CREATE TABLE experiment_files (
  document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  raw_name TEXT NOT NULL,
  raw_sha256 TEXT NOT NULL,
  raw_bytes BLOB NOT NULL,
  -- MessagePack of what was read from it; NULL where nothing was.
  data BLOB
) STRICT;

INSERT INTO documents (id, project_id, kind, position, revision, created_ms, updated_ms, deleted_ms)
SELECT id, project_id, 'experiment', 1, 1, created_ms, updated_ms, deleted_ms
FROM experimental_runs ORDER BY rowid;

INSERT INTO document_versions (document_id, position, label, document)
SELECT id, 1, '',
  CASE WHEN json_valid(document)
    THEN json_set(document, '$.kind', 'experiment', '$.title', title) ELSE document END
FROM experimental_runs;

INSERT INTO experiment_files (document_id, raw_name, raw_sha256, raw_bytes, data)
SELECT id, raw_name, raw_sha256, raw_bytes, NULL FROM experimental_runs;

DROP TABLE experimental_runs;

-- Fits and recipe runs: what went in, complete, and what came out.
CREATE TABLE calculations (
  id TEXT PRIMARY KEY,
  project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  -- The experiment that was fitted, the recipe that was run.
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'finished', 'failed', 'cancelled')),
  -- MessagePack of the task.
  input BLOB NOT NULL,
  input_hash TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  elapsed_s REAL,
  error TEXT,
  -- MessagePack of the result.
  result BLOB,
  deleted_ms INTEGER
) STRICT;

CREATE INDEX calculations_of_document ON calculations (document_id);
