/* VNO over units: Hidiroglou-Berthelot, modified z, sigma gap by stratum. */
#include <math.h>

#include "pipeline/model/edit_kind.h"
#include "pipeline/model/edit_peers.h"
#include "pipeline/model/outlier.h"

/* The numbers of a stratum's peers; `before` only where changes are compared.
 */
struct numbers {
    double *now, *before, *scratch;
    size_t count;
};

static bool take(const struct edit_peers *peers, struct numbers *numbers)
{
    size_t room = peers->count + 1;
    numbers->now = arena_take(peers->arena, room * sizeof(double));
    numbers->before = arena_take(peers->arena, room * sizeof(double));
    numbers->scratch = arena_take(peers->arena, 2 * room * sizeof(double));
    numbers->count = 0;
    return numbers->scratch && numbers->before && numbers->now;
}

static double setting(const struct edit *edit, int at)
{
    return decimal_to_double(edit->settings[at].number);
}

static size_t least_units(const struct edit *edit)
{
    return (size_t)edit_count(edit, PEERS_UNITS, 0);
}

/* A ratio needs two numbers above zero; others are not tested. */
static bool has_ratio(const struct edit_peer *p)
{
    return p->before_known && decimal_sign(p->now) > 0 &&
           decimal_sign(p->before) > 0;
}

static void fill_pairs(const struct edit_peers *peers, struct numbers *numbers)
{
    for (size_t i = 0; i < peers->count; i++) {
        if (!has_ratio(&peers->peers[i]))
            continue;
        size_t n = numbers->count++;
        numbers->now[n] = decimal_to_double(peers->peers[i].now);
        numbers->before[n] = decimal_to_double(peers->peers[i].before);
    }
}

static void judge_hb(struct edit_peer *p, const struct outlier_hb_fit *fit,
                     double u)
{
    double now = decimal_to_double(p->now);
    double before = decimal_to_double(p->before);
    double e = outlier_hb_effect(now, before, fit->ratio, u);
    struct outlier_bounds r = outlier_hb_ratios(fit, fmax(now, before), u);
    if (fit->changed_only && decimal_compare(p->now, p->before) == 0)
        return;
    p->outcome = e < fit->low || e > fit->high ? EDIT_FAIL : EDIT_PASS;
    p->changed_only = fit->changed_only;
    p->ratio_low = r.low;
    p->ratio_high = r.high;
    p->low = before * r.low;
    p->high = before * r.high;
}

void edit_compare_hb(const struct edit *edit, struct edit_peers *peers)
{
    struct outlier_hb k = {setting(edit, HB_U), setting(edit, HB_A),
                           setting(edit, HB_C)};
    struct numbers numbers;
    if (!take(peers, &numbers))
        return;
    fill_pairs(peers, &numbers);
    struct outlier_hb_fit fit =
        outlier_hb_fit(numbers.now, numbers.before, numbers.count, k,
                       least_units(edit), numbers.scratch);
    for (size_t i = 0; i < peers->count; i++) {
        struct edit_peer *p = &peers->peers[i];
        if (!has_ratio(p))
            p->outcome = p->before_known ? EDIT_SKIPPED : EDIT_UNDECIDED;
        else if (!fit.testable)
            p->outcome = EDIT_UNDECIDED;
        else
            judge_hb(p, &fit, k.u);
    }
}

static bool fill(const struct edit *edit, const struct edit_peers *peers,
                 struct numbers *numbers)
{
    if (!take(peers, numbers))
        return false;
    for (size_t i = 0; i < peers->count; i++)
        numbers->scratch[i] = numbers->now[i] =
            decimal_to_double(peers->peers[i].now);
    numbers->count = peers->count;
    return numbers->count && numbers->count >= least_units(edit);
}

/* Undecided as a whole: too few, or no spread to measure by. */
static void leave_open(struct edit_peers *peers)
{
    for (size_t i = 0; i < peers->count; i++)
        peers->peers[i].outcome = EDIT_UNDECIDED;
}

void edit_compare_z(const struct edit *edit, struct edit_peers *peers)
{
    struct numbers n;
    double median = 0, mad = 0, limit = setting(edit, Z_LIMIT);
    if (fill(edit, peers, &n))
        mad = outlier_mad(n.scratch, n.count, &median);
    if (!(mad > 0)) {
        leave_open(peers);
        return;
    }
    for (size_t i = 0; i < peers->count; i++) {
        struct edit_peer *p = &peers->peers[i];
        double z = outlier_z(n.now[i], median, mad);
        p->outcome = fabs(z) > limit ? EDIT_FAIL : EDIT_PASS;
        p->low = median - limit * mad / 0.6745;
        p->high = median + limit * mad / 0.6745;
    }
}

/* The MAD is found in one copy of the numbers, the gaps in another that is
 * sorted. */
void edit_compare_gap(const struct edit *edit, struct edit_peers *peers)
{
    struct numbers n;
    double median, mad = 0;
    if (fill(edit, peers, &n))
        mad = outlier_mad(n.scratch, n.count, &median);
    if (!(mad > 0)) {
        leave_open(peers);
        return;
    }
    for (size_t i = 0; i < n.count; i++)
        n.scratch[i] = n.now[i];
    outlier_median(n.scratch, n.count);
    struct outlier_bounds b =
        outlier_gap(n.scratch, n.count, mad, setting(edit, GAP_BETA),
                    setting(edit, GAP_FROM));
    for (size_t i = 0; i < peers->count; i++) {
        struct edit_peer *p = &peers->peers[i];
        p->outcome =
            n.now[i] <= b.low || n.now[i] >= b.high ? EDIT_FAIL : EDIT_PASS;
        p->low = b.low;
        p->high = b.high;
    }
}
