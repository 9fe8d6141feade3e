CREATE TABLE projects (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  deleted_ms INTEGER
) STRICT;

-- A case is a chain of documents; position says which of them is the current one.
CREATE TABLE cases (
  id TEXT PRIMARY KEY,
  project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  deleted_ms INTEGER
) STRICT;

CREATE INDEX cases_of_project ON cases (project_id);

CREATE TABLE case_documents (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  -- What the edit that led to this document changed.
  label TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (case_id, position)
) STRICT;

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'finished', 'failed', 'cancelled')),
  options TEXT NOT NULL,
  -- What was solved, complete, and its hash: a rerun gives identical numbers.
  transport_case TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  assumed TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  elapsed_s REAL,
  figures TEXT,
  error TEXT,
  -- MessagePack of the result record.
  result BLOB,
  deleted_ms INTEGER
) STRICT;

CREATE INDEX runs_of_case ON runs (case_id);

-- NULL for the sets that belong to the installation and not to one project.
CREATE TABLE material_sets (
  id TEXT PRIMARY KEY,
  project_id TEXT REFERENCES projects (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  document TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  deleted_ms INTEGER
) STRICT;

CREATE TABLE experimental_runs (
  id TEXT PRIMARY KEY,
  project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  -- Sample, columns and corrections; the raw file stays as it was.
  document TEXT NOT NULL,
  raw_name TEXT NOT NULL,
  raw_sha256 TEXT NOT NULL,
  raw_bytes BLOB NOT NULL,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  deleted_ms INTEGER
) STRICT;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
