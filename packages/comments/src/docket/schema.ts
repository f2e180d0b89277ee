import type { DatabaseSync } from 'node:sqlite'
import { inTransaction } from './transaction.ts'

/**
 * Steps from one layout of the docket to the next; the file's `user_version` says how many were taken. A step that was published
 * never changes.
 *
 * Three kinds of tables are kept apart: what came in (originals, mails, parts, sightings), what the program thinks of it (mail kinds,
 * opinions, links, clusters, campaigns: made anew by each run), and what people decided (decisions, corrections: only ever added to).
 */
const steps: readonly string[] = [
  `
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  -- What came in.
  CREATE TABLE originals (
    hash TEXT PRIMARY KEY,            -- SHA-256 of the bytes kept
    form TEXT NOT NULL,               -- eml, msg, file, entry
    bytes INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE mails (
    id TEXT PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,    -- SHA-256 of the letter with line ends and mailbox marks folded
    original TEXT NOT NULL REFERENCES originals(hash),
    message_id TEXT,
    fingerprint TEXT NOT NULL,        -- SHA-256 of sender, subject, texts and attachments
    sender TEXT NOT NULL,             -- address in lower case, else the name
    received TEXT NOT NULL,           -- ISO in UTC, for order
    record TEXT NOT NULL,             -- Mail without parts, source, kind, kindReason, relatesTo
    signs TEXT NOT NULL,              -- headers that tell the kind
    hashes TEXT NOT NULL              -- SHA-256 of attachments
  ) STRICT;
  CREATE INDEX mails_sender ON mails(sender, received, id);
  CREATE INDEX mails_message ON mails(message_id);
  CREATE INDEX mails_received ON mails(received, id);
  CREATE TABLE parts (
    mail TEXT NOT NULL REFERENCES mails(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    record TEXT NOT NULL,             -- Part
    PRIMARY KEY (mail, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE sightings (            -- where a letter was found; the first gives its source
    mail TEXT NOT NULL REFERENCES mails(id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    identity TEXT NOT NULL,
    seen INTEGER NOT NULL,            -- order of finding within the letter
    PRIMARY KEY (mail, source)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sightings_identity ON sightings(identity);
  CREATE TABLE problems (             -- diagnostics of a letter, or of a source that gave none
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    mail TEXT REFERENCES mails(id) ON DELETE CASCADE,
    record TEXT NOT NULL,             -- Diagnostic
    PRIMARY KEY (source, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE cursors (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;  -- where fetching goes on

  -- What the program thinks.
  CREATE TABLE kinds (
    mail TEXT PRIMARY KEY REFERENCES mails(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    relates_to TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX kinds_kind ON kinds(kind);
  CREATE TABLE analysis (name TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT;  -- draft and other singles
  CREATE TABLE opinions (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    mail TEXT NOT NULL REFERENCES mails(id) ON DELETE CASCADE,
    cluster TEXT NOT NULL,
    campaign TEXT,
    record TEXT NOT NULL              -- AnalyzedOpinion
  ) STRICT;
  CREATE INDEX opinions_mail ON opinions(mail);
  CREATE INDEX opinions_cluster ON opinions(cluster);
  CREATE TABLE links (
    opinion TEXT NOT NULL REFERENCES opinions(id) ON DELETE CASCADE,
    clause TEXT NOT NULL,
    role TEXT NOT NULL,               -- best, candidate
    confidence REAL NOT NULL,
    PRIMARY KEY (opinion, clause)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX links_clause ON links(clause);
  CREATE TABLE remainders (
    position INTEGER PRIMARY KEY,
    mail TEXT NOT NULL REFERENCES mails(id) ON DELETE CASCADE,
    record TEXT NOT NULL              -- Remainder
  ) STRICT;
  CREATE INDEX remainders_mail ON remainders(mail);
  CREATE TABLE clusters (id TEXT PRIMARY KEY, position INTEGER NOT NULL, record TEXT NOT NULL) STRICT;
  CREATE TABLE campaigns (id TEXT PRIMARY KEY, position INTEGER NOT NULL, record TEXT NOT NULL) STRICT;

  -- What people decided. Only ever added to; the last entry for a target counts.
  CREATE TABLE decisions (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    target TEXT NOT NULL,             -- what is decided on: cluster or opinion
    id TEXT NOT NULL,
    record TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX decisions_target ON decisions(target, id, sequence);
  CREATE TABLE corrections (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    target TEXT NOT NULL,             -- mail-kind, opinion-clause, opinion-text, cluster, split, merge …
    id TEXT NOT NULL,
    record TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX corrections_target ON corrections(target, id, sequence);
  CREATE TRIGGER decisions_stand BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are only added to'); END;
  CREATE TRIGGER corrections_stand BEFORE UPDATE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are only added to'); END;

  -- Erasures on request: that it was done, not whose.
  CREATE TABLE erasures (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    reason TEXT NOT NULL,
    counts TEXT NOT NULL
  ) STRICT;
  CREATE TABLE erased (identity TEXT PRIMARY KEY) STRICT;  -- so that a further import does not bring them back
  `,
  // The bytes themselves where they are few; null: in a file under originals/.
  'ALTER TABLE originals ADD COLUMN content BLOB',
]

/** The newest layout this program knows. */
export const newestSchema: number = steps.length

/** The layout a docket is in. */
export function schemaOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
}

/** Brings a docket to the newest layout, one transaction a step; another process may be doing the same. */
export function migrate(database: DatabaseSync): void {
  for (let next = schemaOf(database); next < newestSchema; next++) {
    inTransaction(database, () => {
      if (schemaOf(database) !== next) return
      database.exec(steps[next] ?? '')
      database.exec(`PRAGMA user_version = ${next + 1}`)
    })
  }
}
