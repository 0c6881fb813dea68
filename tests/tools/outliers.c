/* Outlier methods on numbers from standard input, for a test that computes the
 * same in another language: a line each, "hb U A C LEAST now/before ...",
 * "z x ...", "gap BETA FROM x ...". */
#include "pipeline/model/outlier.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 4096 };

struct numbers {
    double a[MOST], b[MOST], scratch[2 * MOST];
    size_t count;
};

static void read_pairs(char *text, struct numbers *n)
{
    n->count = 0;
    while (n->count < MOST) {
        char *end;
        double now = strtod(text, &end);
        if (end == text)
            return;
        n->a[n->count] = now;
        n->b[n->count] = *end == '/' ? strtod(end + 1, &end) : 0;
        n->count++;
        text = end;
    }
}

static double take(char **text)
{
    return strtod(*text, text);
}

static void hb(char *text, struct numbers *n)
{
    struct outlier_hb k;
    k.u = take(&text);
    k.a = take(&text);
    k.c = take(&text);
    size_t least = (size_t)take(&text);
    read_pairs(text, n);
    struct outlier_hb_fit fit =
        outlier_hb_fit(n->a, n->b, n->count, k, least, n->scratch);
    printf("%d %d %.17g %.17g %.17g", fit.testable, fit.changed_only, fit.ratio,
           fit.low, fit.high);
    for (size_t i = 0; fit.testable && i < n->count; i++) {
        struct outlier_bounds r =
            outlier_hb_ratios(&fit, fmax(n->a[i], n->b[i]), k.u);
        printf(" %.17g %.17g %.17g",
               outlier_hb_effect(n->a[i], n->b[i], fit.ratio, k.u), r.low,
               r.high);
    }
    putchar('\n');
}

static void z(char *text, struct numbers *n)
{
    double median;
    read_pairs(text, n);
    memcpy(n->scratch, n->a, sizeof n->a);
    double mad = outlier_mad(n->scratch, n->count, &median);
    printf("%.17g %.17g", median, mad);
    for (size_t i = 0; i < n->count; i++)
        printf(" %.17g", outlier_z(n->a[i], median, mad));
    putchar('\n');
}

static void gap(char *text, struct numbers *n)
{
    double beta = take(&text), from = take(&text), median;
    read_pairs(text, n);
    memcpy(n->scratch, n->a, sizeof n->a);
    double mad = outlier_mad(n->scratch, n->count, &median);
    outlier_median(n->a, n->count);
    struct outlier_bounds b = outlier_gap(n->a, n->count, mad, beta, from);
    printf("%.17g %.17g\n", b.low, b.high);
}

int main(void)
{
    static struct numbers n;
    static char line[1 << 20];
    while (fgets(line, sizeof line, stdin)) {
        if (strncmp(line, "hb ", 3) == 0)
            hb(line + 3, &n);
        else if (strncmp(line, "z ", 2) == 0)
            z(line + 2, &n);
        else if (strncmp(line, "gap ", 4) == 0)
            gap(line + 4, &n);
    }
    return 0;
}
