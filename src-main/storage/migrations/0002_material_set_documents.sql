ALTER TABLE material_sets RENAME TO single_material_sets;

-- A material set is a chain of documents; position says which of them is the current one.
-- NULL for the sets that belong to the installation and not to one project.
CREATE TABLE material_sets (
  id TEXT PRIMARY KEY,
  project_id TEXT REFERENCES projects (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  deleted_ms INTEGER
) STRICT;

CREATE INDEX material_sets_of_project ON material_sets (project_id);

CREATE TABLE material_set_documents (
  material_set_id TEXT NOT NULL REFERENCES material_sets (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  -- What the edit that led to this document changed.
  label TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (material_set_id, position)
) STRICT;

INSERT INTO material_sets (id, project_id, position, revision, created_ms, updated_ms, deleted_ms)
SELECT id, project_id, 1, 1, created_ms, updated_ms, deleted_ms
FROM single_material_sets ORDER BY rowid;

-- The title had a column of its own; it belongs to the document now.
INSERT INTO material_set_documents (material_set_id, position, label, created_ms, document)
SELECT id, 1, '', updated_ms,
  CASE WHEN json_valid(document) THEN json_set(document, '$.title', title) ELSE document END
FROM single_material_sets;

DROP TABLE single_material_sets;
