/* The table of stages, in the order they run. */
#include "pipeline/engine/stage.h"

#include "stages/aggregate/aggregate.h"
#include "stages/compare/compare.h"
#include "stages/ingest/ingest.h"
#include "stages/normalize/normalize.h"
#include "stages/publish/publish.h"
#include "stages/review/review.h"
#include "stages/validate/validate.h"

const struct stage *const stages[] = {
    &ingest_stage, &normalize_stage, &validate_stage, &aggregate_stage,
    &review_stage, &compare_stage,   &publish_stage,
};

const size_t stage_count = sizeof stages / sizeof *stages;
