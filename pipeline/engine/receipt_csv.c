/* A receipt for spreadsheets: a row for each finding, both languages in it. */
#include "pipeline/engine/receipt_parts.h"

#include "pipeline/engine/words.h"
#include "pipeline/model/moment.h"
#include "pipeline/model/settings.h"
#include "pipeline/output/csv_write.h"

/* Said in every row, so that rows of several receipts can be put together. */
struct front {
    struct view headline[LANGUAGE_COUNT], id, digest, received, name;
};

static struct view headline(struct receipt *r, enum language language)
{
    struct buf text = {0};
    receipt_headline(r, language, &text);
    r->arena.failed = r->arena.failed || text.failed;
    struct view kept = arena_copy(&r->arena, buf_view(&text));
    buf_release(&text);
    return kept;
}

static struct front front_of(struct receipt *r)
{
    char moment[MOMENT_TEXT] = "";
    struct buf name = {0};
    moment_print(r->received, r->catalogue->settings->zone, moment);
    finding_print_text(r->name, &name);
    struct front front = {
        .headline = {headline(r, LANGUAGE_ZH), headline(r, LANGUAGE_EN)},
        .id = r->check ? VIEW("") : r->id,
        .digest = r->digest,
        .received = arena_copy(&r->arena, view_of(moment)),
        .name = arena_copy(&r->arena, buf_view(&name)),
    };
    r->arena.failed = r->arena.failed || name.failed;
    buf_release(&name);
    return front;
}

static void add_columns(const struct receipt *r, struct table *table)
{
    listing_column(r->catalogue, table, "verdict", " (中文)");
    listing_column(r->catalogue, table, "verdict", " (English)");
    listing_column(r->catalogue, table, "id", "");
    listing_column(r->catalogue, table, "sha256", "");
    listing_column(r->catalogue, table, "received", "");
    listing_column(r->catalogue, table, "file", "");
    listing_columns(r->catalogue, table);
}

static void add_row(const struct receipt *r, const struct front *front,
                    const struct finding *f, struct table *table)
{
    table_cell(table, front->headline[LANGUAGE_ZH]);
    table_cell(table, front->headline[LANGUAGE_EN]);
    table_cell(table, front->id);
    table_cell(table, front->digest);
    table_cell(table, front->received);
    table_cell(table, front->name);
    if (f)
        listing_row(r->catalogue, f, table);
}

/* The last row says what is not in the file. */
static void add_more(const struct receipt *r, struct table *table)
{
    size_t left = r->findings.total - r->findings.kept.count;
    for (int l = 0; left && l < LANGUAGE_COUNT; l++) {
        struct buf text = {0};
        words_print(r->catalogue, "more-csv", (enum language)l, left, VIEW(""),
                    &text);
        table->arena->failed = table->arena->failed || text.failed;
        table_cell(table, arena_copy(table->arena, buf_view(&text)));
        buf_release(&text);
    }
}

void receipt_print_csv(struct receipt *r, struct buf *out)
{
    struct front front = front_of(r);
    const struct finding *f = r->findings.kept.at;
    struct table *table =
        table_new(&r->arena, LANGUAGE_ZH, VIEW("receipt"), VIEW(""));
    if (!table)
        return;
    add_columns(r, table);
    for (size_t i = 0; i < r->findings.kept.count; i++)
        add_row(r, &front, &f[i], table);
    if (!r->findings.kept.count)
        add_row(r, &front, NULL, table);
    add_more(r, table);
    csv_write(table, out);
}
