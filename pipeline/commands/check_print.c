/* What `check` prints: findings, and the rules that could not run. */
#include "pipeline/commands/check_print.h"

#include <stdio.h>

/* Two languages, each with what is wrong and how to mend it. */
void check_print_finding(const struct catalogue *catalogue,
                         const struct finding *f)
{
    struct buf text = {0};
    printf("%.*s:", VIEW_ARG(f->file));
    if (f->cell.n)
        printf("%.*s: ", VIEW_ARG(f->cell));
    else
        printf("%ld:%ld: ", f->line, f->column);
    printf("%s %.*s\n", severity_name(f->severity), VIEW_ARG(f->code));
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        buf_clear(&text);
        buf_adds(&text, "    ");
        finding_print(catalogue, f, (enum language)l, &text);
        buf_adds(&text, l == LANGUAGE_ZH ? " → " : " -> ");
        finding_print_remedy(catalogue, f, (enum language)l, &text);
        puts(text.p ? text.p : "");
    }
    buf_release(&text);
}

/* Which rules had nothing to be held against. */
void check_print_left_out(const struct catalogue *catalogue, bool history)
{
    int from = history ? 3 : 2;
    printf("未检查 / not checked:");
    for (size_t i = 0; i < catalogue->edit_count; i++)
        if (catalogue->edits[i].level >= from)
            printf(" %.*s", VIEW_ARG(catalogue->edits[i].id));
    puts(history ? " (其他单位 / other units)"
                 : " (其他年份、其他单位、报送期限 / other years, other units, "
                   "the calendar)");
}
