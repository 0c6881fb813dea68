/* The CPU of one Monte Carlo run of a composite index over that of computing
 * the index once, for fifty areas, fifty indicators and three years; ends with
 * 1 if it is more. What stages do besides (looking figures up) is not counted,
 * which is to the disadvantage of the run. */
#include <stdio.h>
#include <time.h>

#include "pipeline/model/composite_field.h"
#include "pipeline/model/random.h"

enum { AREAS = 50, LEAVES = 50, GROUPS = 10, YEARS = 3 };
enum { NODES = 1 + GROUPS + LEAVES, CELLS = AREAS * YEARS, ROUNDS = 200 };

static struct indicator indicator;
static struct composite_node nodes[NODES];
static struct composite composite = {.nodes = nodes,
                                     .node_count = NODES,
                                     .leaf_count = LEAVES,
                                     .treatment = {true, 2, 3.5, 5}};
static struct composite_terms terms[AREAS];
static struct score scores[AREAS * NODES];
static struct score raw[LEAVES][CELLS];

/* An index of ten groups of five. */
static void make_tree(void)
{
    for (size_t n = 1; n < NODES; n++) {
        size_t place = (n - 1) % (LEAVES / GROUPS + 1);
        nodes[n].weight = 1;
        nodes[n].parent = place ? n - place : 0;
        nodes[n].indicator = place ? &indicator : NULL;
        nodes[nodes[n].parent].child_count++;
    }
    composite.robustness.normals[0] = (struct normal){.high = 100, .sd = 1};
    composite.robustness.normal_count = composite.robustness.mean_count = 1;
    composite.robustness.weights = 0.25;
}

static void make_values(void)
{
    struct random random = random_from(1);
    for (size_t l = 0; l < LEAVES; l++)
        for (size_t i = 0; i < CELLS; i++)
            raw[l][i] = (struct score){random_unit(&random), SCORE_KNOWN};
}

static void normalise(size_t leaf, size_t node, struct arena *arena)
{
    static const int peers[CELLS];
    struct score values[CELLS], out[CELLS];
    struct treated treated;
    for (size_t i = 0; i < CELLS; i++)
        values[i] = raw[leaf][i];
    treatment_apply(&composite.treatment, values, CELLS, arena, &treated);
    normal_apply(&composite.robustness.normals[0],
                 &(struct normal_column){values, peers, CELLS, false}, out);
    for (size_t a = 0; a < AREAS; a++)
        scores[a * NODES + node] = out[CELLS - AREAS + a];
}

static void compute(const struct composite_field *field,
                    struct composite_scratch *scratch)
{
    struct arena arena;
    size_t leaf = 0;
    arena_init(&arena, 0);
    for (size_t n = 1; n < NODES; n++)
        if (nodes[n].indicator)
            normalise(leaf++, n, &arena);
    composite_field_score(field, scratch);
    arena_release(&arena);
}

static double seconds(clock_t since)
{
    return (double)(clock() - since) / CLOCKS_PER_SEC;
}

int main(void)
{
    struct arena arena;
    struct composite_scratch scratch;
    struct rank_tally tally;
    struct composite_field field = {&composite, AREAS, terms, scores};
    arena_init(&arena, 0);
    make_tree();
    make_values();
    if (!composite_scratch_init(&scratch, &composite, AREAS, &arena) ||
        !rank_tally_init(&tally, AREAS, &arena))
        return 71;
    clock_t begun = clock();
    for (int i = 0; i < ROUNDS; i++)
        compute(&field, &scratch);
    double once = seconds(begun);
    composite.robustness.runs = ROUNDS;
    begun = clock();
    composite_field_shake(&field, &scratch, &tally);
    double run = seconds(begun);
    printf("index, a Monte Carlo run over a computation  %.2f   (at most 1)\n",
           run / once);
    arena_release(&arena);
    return run > once;
}
