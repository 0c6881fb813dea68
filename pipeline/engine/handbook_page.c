/* The survey's documentation as one page for people. */
#include "pipeline/engine/handbook_parts.h"

#include "pipeline/model/settings.h"
#include "pipeline/output/html_write.h"

static const char style[] =
    ":root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--soft:#57606a;"
    "--line:#d0d7de;--mark:#0b5cad;--tint:#f4f6f8}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;"
    "--soft:#9aa4af;--line:#30363d;--mark:#79b8ff;--tint:#161b22}}\n"
    "body{margin:0 auto;max-width:72rem;padding:1rem 1.25rem;color:var(--ink);"
    "background:var(--paper);font:1rem/1.55 system-ui,\"Noto Sans CJK SC\","
    "\"Microsoft YaHei\",sans-serif}\n"
    "h1{font-size:1.6rem}h2{margin-top:2.5rem;border-bottom:2px solid "
    "var(--line)}h3{margin:0 0 .4rem;font-size:1.05rem}\n"
    "a{color:var(--mark)}code{font-family:ui-monospace,Consolas,monospace;"
    "font-size:.92em;overflow-wrap:anywhere}\n"
    "nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;padding:0;"
    "list-style:none}\n"
    "article{margin:.9rem 0;padding:.7rem .9rem;border:1px solid var(--line);"
    "border-radius:.4rem;background:var(--tint)}\n"
    "dl{display:grid;grid-template-columns:minmax(8rem,13rem) 1fr;gap:.15rem "
    ".9rem;margin:0}dt{color:var(--soft)}dd{margin:0}\n"
    ".scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}\n"
    "th,td{padding:.3rem .55rem;border:1px solid var(--line);text-align:left;"
    "vertical-align:top}thead th{background:var(--tint)}\n"
    "article:target,tr:target{outline:2px solid var(--mark)}\n"
    "@media(max-width:40rem){dl{grid-template-columns:1fr}dd{margin:0 0 .4rem}}"
    "\n@media print{body{max-width:none;font-size:9.5pt}nav{display:none}"
    "article{break-inside:avoid;background:none}a{color:inherit;"
    "text-decoration:none}thead{display:table-header-group}}\n";

/* Columns whose words are codes of another chapter's rows. */
static const struct link {
    const char *key, *chapter;
} links[] = {
    {"edits", "edits"},           {"tables", "tables"},
    {"statements", "statements"}, {"indicators", "indicators"},
    {"indicator", "indicators"},  {"by", "indicators"},
    {"forms", "forms"},           {"form", "forms"},
};

/* Columns of what is typed somewhere: in a monospaced face. */
static const char *const typed[] = {"formula", "components", "pattern", "good",
                                    "bad",     "examples",   NULL};

static const struct link *link_of(struct view key)
{
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (view_equal(key, view_of(links[i].key)))
            return &links[i];
    return NULL;
}

static bool is_typed(struct view key)
{
    for (const char *const *word = typed; *word; word++)
        if (view_equal(key, view_of(*word)))
            return true;
    return false;
}

/* Codes are words without blanks; a blank in an address would end it. */
static struct view address(const struct handbook *h, const char *before,
                           struct view chapter, struct view code)
{
    return arena_format(h->arena, "%s%.*s-%.*s", before, VIEW_ARG(chapter),
                        VIEW_ARG(code));
}

static void put_links(const struct handbook *h, struct html *html,
                      const struct link *link, struct view words)
{
    bool first = true;
    while (words.p) {
        struct view word = view_cut(&words, ' ');
        if (!word.n)
            continue;
        html_text(html, first ? VIEW("") : VIEW(" "));
        html_open(html, "a");
        html_attribute(html, "href",
                       address(h, "#", view_of(link->chapter), word));
        html_text(html, word);
        html_close(html);
        first = false;
    }
}

static void put_value(const struct handbook *h, struct html *html,
                      const struct table *t, size_t row, size_t column)
{
    const struct table_column *c =
        (const struct table_column *)t->columns.at + column;
    struct view text = table_at(t, row, column);
    if (link_of(c->key))
        put_links(h, html, link_of(c->key), text);
    else if (is_typed(c->key) && text.n)
        html_element(html, "code", text);
    else
        html_text(html, text);
}

static void put_heading(struct html *html, const struct table *t, size_t row)
{
    html_open(html, "h3");
    html_element(html, "code", table_at(t, row, 0));
    html_text(html, VIEW(" "));
    html_text(html, table_at(t, row, 1));
    html_close(html);
}

/* What there is nothing to say about is left out. */
static void put_card(const struct handbook *h, struct html *html,
                     const struct table *t, size_t row)
{
    const struct table_column *columns = t->columns.at;
    html_open(html, "article");
    html_attribute(html, "id", address(h, "", t->name, table_at(t, row, 0)));
    put_heading(html, t, row);
    html_open(html, "dl");
    for (size_t c = 2; c < t->columns.count; c++) {
        if (!table_at(t, row, c).n)
            continue;
        html_element(html, "dt", columns[c].title);
        html_open(html, "dd");
        put_value(h, html, t, row, c);
        html_close(html);
    }
    html_close(html);
    html_close(html);
}

static void put_head(struct html *html, const struct table *t)
{
    const struct table_column *columns = t->columns.at;
    html_open(html, "thead");
    html_open(html, "tr");
    for (size_t c = 0; c < t->columns.count; c++) {
        html_open(html, "th");
        html_attribute(html, "scope", VIEW("col"));
        html_text(html, columns[c].title);
        html_close(html);
    }
    html_close(html);
    html_close(html);
}

/* One code may have several rows (a form's years): the first is led to. */
static bool is_first(const struct table *t, size_t row)
{
    for (size_t i = 0; i < row; i++)
        if (view_equal(table_at(t, i, 0), table_at(t, row, 0)))
            return false;
    return true;
}

static void put_row(const struct handbook *h, struct html *html,
                    const struct table *t, size_t row)
{
    html_open(html, "tr");
    if (is_first(t, row))
        html_attribute(html, "id",
                       address(h, "", t->name, table_at(t, row, 0)));
    for (size_t c = 0; c < t->columns.count; c++) {
        html_open(html, c ? "td" : "th");
        if (!c)
            html_attribute(html, "scope", VIEW("row"));
        put_value(h, html, t, row, c);
        html_close(html);
    }
    html_close(html);
}

static void put_table(const struct handbook *h, struct html *html,
                      const struct table *t)
{
    html_open(html, "div");
    html_attribute(html, "class", VIEW("scroll"));
    html_attribute(html, "tabindex", VIEW("0"));
    html_attribute(html, "role", VIEW("region"));
    html_attribute(html, "aria-label", t->title);
    html_open(html, "table");
    put_head(html, t);
    html_open(html, "tbody");
    for (size_t r = 0; r < table_rows(t); r++)
        put_row(h, html, t, r);
    html_close(html);
    html_close(html);
    html_close(html);
}

/* A chapter the survey has nothing for says so, rather than not being there. */
static void put_chapter(const struct handbook *h, struct html *html,
                        enum chapter chapter)
{
    const struct table *t = h->chapters[chapter];
    html_open(html, "section");
    html_attribute(html, "id", t->name);
    html_element(html, "h2", t->title);
    if (!table_rows(t))
        html_element(html, "p",
                     h->language == LANGUAGE_ZH ? VIEW("本调查没有设置。")
                                                : VIEW("The survey has none."));
    else if (!handbook_is_cards(chapter))
        put_table(h, html, t);
    for (size_t r = 0; handbook_is_cards(chapter) && r < table_rows(t); r++)
        put_card(h, html, t, r);
    html_close(html);
}

static void put_contents(const struct handbook *h, struct html *html)
{
    bool zh = h->language == LANGUAGE_ZH;
    html_open(html, "nav");
    html_attribute(html, "aria-label", zh ? VIEW("目录") : VIEW("Contents"));
    html_open(html, "ul");
    for (int i = 0; i < CHAPTER_COUNT; i++) {
        const struct table *t = h->chapters[i];
        if (!t)
            continue;
        html_open(html, "li");
        html_open(html, "a");
        html_attribute(html, "href",
                       arena_format(h->arena, "#%.*s", VIEW_ARG(t->name)));
        html_text(html, arena_format(h->arena, "%.*s (%zu)", VIEW_ARG(t->title),
                                     table_rows(t)));
        html_close(html);
        html_close(html);
    }
    html_close(html);
    html_close(html);
}

void handbook_page(const struct handbook *h, struct buf *out)
{
    struct html html;
    struct view title = h->catalogue->settings->title[h->language];
    html_begin(&html, out, h->language == LANGUAGE_ZH ? "zh-CN" : "en", title,
               style);
    html_open(&html, "header");
    html_element(&html, "h1", title);
    put_contents(h, &html);
    html_close(&html);
    html_open(&html, "main");
    for (int i = 0; i < CHAPTER_COUNT; i++)
        if (h->chapters[i])
            put_chapter(h, &html, (enum chapter)i);
    html_close(&html);
    html_end(&html);
}
