/* The data structure definition: dimensions, attributes, measure. */
#include "stages/publish/sdmx.h"

static void representation(const struct sdmx *s, const struct sdmx_component *c,
                           struct buf *out)
{
    buf_adds(out, "<str:LocalRepresentation>");
    if (c->list == SDMX_LISTS) {
        buf_format(out, "<str:TextFormat textType=\"%s\"/>", c->text_type);
    } else {
        const struct sdmx_codelist *list = &s->lists[c->list];
        buf_format(out,
                   "<str:Enumeration><Ref agencyID=\"%.*s\" id=\"%s\" "
                   "version=\"%s\" class=\"Codelist\" package=\"codelist\"/>"
                   "</str:Enumeration>",
                   VIEW_ARG(sdmx_list_agency(s, list)), list->id,
                   list->version);
    }
    buf_adds(out, "</str:LocalRepresentation>");
}

/* An attribute says what it hangs on: the series' dimensions or the value. */
static void relationship(const struct sdmx_component *c, struct buf *out)
{
    buf_adds(out, "<str:AttributeRelationship>");
    if (c->role == SDMX_OF_OBSERVATION)
        buf_adds(out, "<str:PrimaryMeasure><Ref id=\"OBS_VALUE\"/>"
                      "</str:PrimaryMeasure>");
    for (int i = 0; c->role == SDMX_OF_SERIES && i < SDMX_PARTS; i++)
        if (sdmx_components[i].role == SDMX_DIMENSION)
            buf_format(out, "<str:Dimension><Ref id=\"%s\"/></str:Dimension>",
                       sdmx_components[i].id);
    buf_adds(out, "</str:AttributeRelationship>");
}

static void component(const struct sdmx *s, int i, struct buf *out)
{
    static const char *const elements[] = {[SDMX_DIMENSION] = "Dimension",
                                           [SDMX_TIME] = "TimeDimension",
                                           [SDMX_MEASURE] = "PrimaryMeasure",
                                           [SDMX_OF_SERIES] = "Attribute",
                                           [SDMX_OF_OBSERVATION] = "Attribute"};
    const struct sdmx_component *c = &sdmx_components[i];
    const char *name = elements[c->role];
    buf_format(out, "            <str:%s id=\"%s\"", name, c->id);
    if (c->role <= SDMX_TIME)
        buf_format(out, " position=\"%d\"", i + 1);
    if (c->role >= SDMX_OF_SERIES)
        buf_format(out, " assignmentStatus=\"%s\"",
                   c->mandatory ? "Mandatory" : "Conditional");
    buf_format(out,
               "><str:ConceptIdentity><Ref maintainableParentID=\"CS_FIGURES\""
               " maintainableParentVersion=\"1.0\" agencyID=\"%.*s\" "
               "id=\"%s\" class=\"Concept\" package=\"conceptscheme\"/>"
               "</str:ConceptIdentity>",
               VIEW_ARG(s->agency), c->id);
    representation(s, c, out);
    if (c->role >= SDMX_OF_SERIES)
        relationship(c, out);
    buf_format(out, "</str:%s>\n", name);
}

static void components(const struct sdmx *s, const char *list, const char *id,
                       enum sdmx_role first, enum sdmx_role last,
                       struct buf *out)
{
    buf_format(out, "          <str:%s id=\"%s\">\n", list, id);
    for (int i = 0; i < SDMX_PARTS; i++)
        if (sdmx_components[i].role >= first && sdmx_components[i].role <= last)
            component(s, i, out);
    buf_format(out, "          </str:%s>\n", list);
}

/* Attributes stand before the measure: the schema wants it so. */
void sdmx_definition(const struct sdmx *s, struct buf *out)
{
    buf_format(out,
               "    <str:DataStructures>\n      <str:DataStructure "
               "agencyID=\"%.*s\" id=\"DSD_FIGURES\" version=\"1.0\" "
               "isFinal=\"true\">\n        ",
               VIEW_ARG(s->agency));
    sdmx_names(out, "Name", sdmx_title(s));
    buf_adds(out, "\n        <str:DataStructureComponents>\n");
    components(s, "DimensionList", "DimensionDescriptor", SDMX_DIMENSION,
               SDMX_TIME, out);
    components(s, "AttributeList", "AttributeDescriptor", SDMX_OF_SERIES,
               SDMX_OF_OBSERVATION, out);
    components(s, "MeasureList", "MeasureDescriptor", SDMX_MEASURE,
               SDMX_MEASURE, out);
    buf_adds(out, "        </str:DataStructureComponents>\n"
                  "      </str:DataStructure>\n    </str:DataStructures>\n");
}
