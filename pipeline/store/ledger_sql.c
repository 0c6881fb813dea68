/* Every word of SQL the ledger speaks. */
#include "pipeline/store/ledger_internal.h"

/* `counts` is 0, or the place of the submission among those that count of its
 * return; so the index hands them out in order and nothing is sorted. The
 * record comes last: a look at the other columns does not read it. */
const char ledger_schema[] =
    "CREATE TABLE drops (id INTEGER PRIMARY KEY, verdict INTEGER NOT NULL,"
    " answered INTEGER NOT NULL, size INTEGER NOT NULL,"
    " docket INTEGER NOT NULL, sender TEXT NOT NULL, received TEXT NOT NULL,"
    " digest TEXT NOT NULL, name TEXT NOT NULL, findings BLOB NOT NULL);"
    "CREATE UNIQUE INDEX deliveries ON"
    " drops (sender, received, digest, name);"
    "CREATE TABLE submissions (id INTEGER PRIMARY KEY,"
    " drop_id INTEGER NOT NULL REFERENCES drops, ordinal INTEGER NOT NULL,"
    " revision INTEGER NOT NULL, mode INTEGER NOT NULL,"
    " acceptance INTEGER NOT NULL, counts INTEGER NOT NULL,"
    " unit TEXT NOT NULL, form TEXT NOT NULL, period TEXT NOT NULL,"
    " prepared TEXT NOT NULL, record BLOB NOT NULL);"
    "CREATE INDEX returns ON submissions (unit, period, form, counts);"
    "CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL)"
    " WITHOUT ROWID;";

/* Found by every night that has nothing new, so it must stay small. */
const char ledger_schema_of_file[] =
    "CREATE INDEX unanswered ON drops (id) WHERE answered = 0;";

#define DROP                                                                   \
    "SELECT id, sender, name, digest, received, size, docket, verdict,"        \
    " findings, answered FROM drops"
#define SUBMISSION                                                             \
    "SELECT s.id, s.drop_id, s.ordinal, s.unit, s.form, s.period, s.revision," \
    " s.prepared, s.mode, s.acceptance, s.counts, s.record, d.sender, d.name," \
    " d.digest, d.received FROM submissions AS s INDEXED BY returns"           \
    " CROSS JOIN drops AS d ON d.id = s.drop_id"

const char *const ledger_sql[LEDGER_STATEMENTS] = {
    [LEDGER_BEGIN] = "BEGIN IMMEDIATE",
    [LEDGER_COMMIT] = "COMMIT",
    [LEDGER_ROLLBACK] = "ROLLBACK",
    [LEDGER_ADD_DROP] =
        "INSERT INTO drops (verdict, answered, size, docket, sender, received,"
        " digest, name, findings) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [LEDGER_ADD_SUBMISSION] =
        "INSERT INTO submissions (id, drop_id, ordinal, revision, mode,"
        " acceptance, counts, unit, form, period, prepared, record)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [LEDGER_SET_VERDICT] =
        "UPDATE drops SET verdict = ?, findings = ? WHERE id = ?",
    [LEDGER_CHANGE_VERDICT] = "UPDATE drops SET verdict = ? WHERE id = ?",
    [LEDGER_UNSAY] = "DELETE FROM submissions WHERE id BETWEEN ? AND ?",
    [LEDGER_SET_ANSWERED] = "UPDATE drops SET answered = 1 WHERE id = ?",
    [LEDGER_SET_RECORD] = "UPDATE submissions SET record = ? WHERE id = ?",
    /* An instant only of what looks like one: SQLite's own 'now' would make
     * the order depend on the hour. */
    [LEDGER_VERSIONS] =
        "SELECT s.id, s.revision, s.mode, s.acceptance, s.counts, s.ordinal,"
        " d.verdict, s.prepared, CASE WHEN s.prepared GLOB"
        " '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'"
        " THEN unixepoch(s.prepared) END, d.received, d.digest, d.sender,"
        " d.name FROM submissions AS s INDEXED BY returns"
        " CROSS JOIN drops AS d ON d.id = s.drop_id"
        " WHERE s.unit = ? AND s.period = ? AND s.form = ?",
    /* From the index alone. */
    [LEDGER_ALONE] = "SELECT counts FROM submissions INDEXED BY returns"
                     " WHERE unit = ? AND period = ? AND form = ? LIMIT 2",
    [LEDGER_LONE] = "SELECT 1 FROM submissions INDEXED BY returns"
                    " WHERE unit = ? LIMIT 2",
    [LEDGER_UNCOUNT] =
        "UPDATE submissions SET counts = 0 WHERE id BETWEEN ? AND ?",
    [LEDGER_SET_COUNTS] = "UPDATE submissions SET counts = ? WHERE id = ?",
    [LEDGER_UNJUDGED] = "SELECT id FROM drops WHERE answered = 0 AND"
                        " verdict = 0",
    [LEDGER_FORGET_DROP] = "DELETE FROM drops WHERE id = ?",
    [LEDGER_HAS_DROP] = "SELECT 1 FROM drops WHERE sender = ? AND"
                        " received = ? AND digest = ? AND name = ?",
    [LEDGER_DROPS] = DROP " ORDER BY sender, received, digest, name",
    [LEDGER_UNANSWERED] = DROP " WHERE answered = 0 AND verdict <> 0"
                               " ORDER BY id",
    [LEDGER_COUNTED] = SUBMISSION " WHERE s.counts > 0 AND d.verdict <> 0"
                                  " ORDER BY s.unit, s.period, s.form,"
                                  " s.counts",
    [LEDGER_HISTORY] = SUBMISSION " WHERE s.unit = ? AND s.counts > 0"
                                  " AND d.verdict <> 0 ORDER BY s.unit DESC,"
                                  " s.period DESC, s.form DESC,"
                                  " s.counts DESC",
    /* From the index alone. */
    [LEDGER_UNITS] = "SELECT DISTINCT unit, period FROM submissions"
                     " INDEXED BY returns WHERE counts > 0"
                     " ORDER BY unit, period",
    /* 3 is REJECTED, 5 VERDICT_REPEATED; the order is that of
     * ledger_versions.c, the last version first. */
    [LEDGER_EARLIER] =
        SUBMISSION " WHERE s.unit = ? AND s.counts = 0 AND s.acceptance <> 3"
                   " AND d.verdict NOT IN (0, 5)"
                   " ORDER BY s.period DESC, s.form DESC, s.revision DESC,"
                   " CASE WHEN s.prepared GLOB"
                   " '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'"
                   " THEN unixepoch(s.prepared) END DESC, s.prepared DESC,"
                   " d.received DESC, d.digest DESC, d.sender DESC,"
                   " d.name DESC, s.ordinal DESC",
    [LEDGER_OF_DROP] =
        "SELECT s.id, s.drop_id, s.ordinal, s.unit, s.form, s.period,"
        " s.revision, s.prepared, s.mode, s.acceptance, s.counts, s.record,"
        " d.sender, d.name, d.digest, d.received FROM submissions AS s"
        " CROSS JOIN drops AS d ON d.id = s.drop_id"
        " WHERE s.id BETWEEN ? AND ? ORDER BY s.id",
    [LEDGER_RECORD] = "SELECT record FROM submissions WHERE id = ?",
    [LEDGER_DIGEST] = "SELECT sender, received, digest, name, verdict"
                      " FROM drops INDEXED BY deliveries"
                      " WHERE verdict NOT IN (0, 5)"
                      " ORDER BY sender, received, digest, name",
    [LEDGER_STALE] = "DELETE FROM kept WHERE name = 'digest'",
    [LEDGER_KEEP_DIGEST] =
        "INSERT OR REPLACE INTO kept (name, value) VALUES ('digest', ?)",
    /* Repetitions are left out: a release does not depend on them. 3 is
     * REJECTED of enum acceptance. */
    [LEDGER_RETURNS] =
        "SELECT s.form, s.period, count(*), max(s.counts),"
        " max(CASE WHEN s.counts > 0 THEN s.acceptance ELSE 0 END),"
        " min(CASE WHEN s.acceptance < 3 THEN d.received END),"
        " max(d.received) FROM submissions AS s INDEXED BY returns"
        " CROSS JOIN drops AS d ON d.id = s.drop_id"
        " WHERE s.unit = ? AND d.verdict NOT IN (0, 5)"
        " GROUP BY s.period, s.form",
    [LEDGER_KEPT_DIGEST] = "SELECT value FROM kept WHERE name = 'digest'",
    [LEDGER_KEEP_JUDGE] =
        "INSERT OR REPLACE INTO kept (name, value) VALUES ('judge', ?)",
    [LEDGER_KEPT_JUDGE] = "SELECT value FROM kept WHERE name = 'judge'",
    [LEDGER_ANY_DROP] = "SELECT 1 FROM drops LIMIT 1",
};
