/* The structure message: agency, dataflow, code lists, concepts, definition. */
#include "pipeline/model/settings.h"
#include "pipeline/output/xml_write.h"
#include "stages/publish/sdmx.h"

#define SCHEMAS "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/"

static void element(struct buf *out, const char *name, enum language l,
                    struct view text)
{
    if (!text.n)
        return;
    buf_format(out, "<com:%s xml:lang=\"%s\">", name, language_code(l));
    xml_escape(text, out);
    buf_format(out, "</com:%s>", name);
}

static void names(struct buf *out, const char *name, const struct view *texts)
{
    for (int l = 0; l < LANGUAGE_COUNT; l++)
        element(out, name, (enum language)l, texts[l]);
}

/* The texts of the program's own tables. */
static void own_names(struct buf *out, const char *name,
                      const char *const *texts)
{
    struct view views[LANGUAGE_COUNT];
    for (int l = 0; l < LANGUAGE_COUNT; l++)
        views[l] = view_of(texts[l]);
    names(out, name, views);
}

/* A survey without a title is called what its area is. */
static const struct view *title(const struct sdmx *s)
{
    const struct catalogue *c = s->run->catalogue;
    const struct view *t = c->settings->title;
    return t[0].n || t[1].n ? t : c->areas[0].name;
}

void sdmx_head(const struct sdmx *s, const char *what, struct buf *out)
{
    buf_format(out,
               "  <mes:Header>\n    <mes:ID>NB-%s-%.*s</mes:ID>\n"
               "    <mes:Test>false</mes:Test>\n"
               "    <mes:Prepared>%.*s</mes:Prepared>\n"
               "    <mes:Sender id=\"%.*s\"/>\n",
               what, VIEW_ARG(s->run->release), VIEW_ARG(s->day),
               VIEW_ARG(s->agency));
}

static void agencies(const struct sdmx *s, struct buf *out)
{
    buf_format(out,
               "    <str:OrganisationSchemes>\n      <str:AgencyScheme "
               "agencyID=\"SDMX\" id=\"AGENCIES\" version=\"1.0\" "
               "isPartial=\"true\">\n        <com:Name xml:lang=\"en\">SDMX "
               "Agency Scheme</com:Name>\n        <str:Agency id=\"%.*s\">",
               VIEW_ARG(s->agency));
    names(out, "Name", s->run->catalogue->areas[0].name);
    buf_adds(out, "</str:Agency>\n      </str:AgencyScheme>\n"
                  "    </str:OrganisationSchemes>\n");
}

static void dataflow(const struct sdmx *s, struct buf *out)
{
    buf_format(out,
               "    <str:Dataflows>\n      <str:Dataflow agencyID=\"%.*s\" "
               "id=\"DF_FIGURES\" version=\"1.0\" isFinal=\"true\">\n        ",
               VIEW_ARG(s->agency));
    names(out, "Name", title(s));
    buf_format(out,
               "\n        <str:Structure><Ref agencyID=\"%.*s\" "
               "id=\"DSD_FIGURES\" version=\"1.0\" class=\"DataStructure\" "
               "package=\"datastructure\"/></str:Structure>\n"
               "      </str:Dataflow>\n    </str:Dataflows>\n",
               VIEW_ARG(s->agency));
}

/* The survey's own code as an annotation, for the way back. */
static void code(const struct sdmx_code *c, struct buf *out)
{
    buf_format(out, "        <str:Code id=\"%.*s\">", VIEW_ARG(c->id));
    if (c->code.n) {
        buf_adds(out, "<com:Annotations><com:Annotation><com:AnnotationTitle>");
        xml_escape(c->code, out);
        buf_adds(out, "</com:AnnotationTitle><com:AnnotationType>code"
                      "</com:AnnotationType></com:Annotation>"
                      "</com:Annotations>");
    }
    names(out, "Name", c->name);
    names(out, "Description", c->text);
    if (c->parent.n)
        buf_format(out, "<str:Parent><Ref id=\"%.*s\"/></str:Parent>",
                   VIEW_ARG(c->parent));
    buf_adds(out, "</str:Code>\n");
}

static void codelist(const struct sdmx *s, const struct sdmx_codelist *list,
                     struct buf *out)
{
    const struct sdmx_code *codes = list->codes.at;
    buf_format(out,
               "      <str:Codelist agencyID=\"%.*s\" id=\"%s\" "
               "version=\"%s\" isFinal=\"true\"%s>\n        ",
               VIEW_ARG(sdmx_list_agency(s, list)), list->id, list->version,
               list->standard ? " isPartial=\"true\"" : "");
    own_names(out, "Name", list->name);
    buf_adds(out, "\n");
    for (size_t i = 0; i < list->codes.count; i++)
        code(&codes[i], out);
    buf_adds(out, "      </str:Codelist>\n");
}

static void concepts(const struct sdmx *s, struct buf *out)
{
    buf_format(out,
               "    <str:Concepts>\n      <str:ConceptScheme "
               "agencyID=\"%.*s\" id=\"CS_FIGURES\" version=\"1.0\" "
               "isFinal=\"true\">\n        ",
               VIEW_ARG(s->agency));
    names(out, "Name", (struct view[]){VIEW("概念"), VIEW("Concepts")});
    buf_adds(out, "\n");
    for (int i = 0; i < SDMX_PARTS; i++) {
        const struct sdmx_component *c = &sdmx_components[i];
        buf_format(out, "        <str:Concept id=\"%s\">", c->id);
        own_names(out, "Name", c->name);
        own_names(out, "Description", c->text);
        buf_adds(out, "</str:Concept>\n");
    }
    buf_adds(out, "      </str:ConceptScheme>\n    </str:Concepts>\n");
}

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
static void definition(const struct sdmx *s, struct buf *out)
{
    buf_format(out,
               "    <str:DataStructures>\n      <str:DataStructure "
               "agencyID=\"%.*s\" id=\"DSD_FIGURES\" version=\"1.0\" "
               "isFinal=\"true\">\n        ",
               VIEW_ARG(s->agency));
    names(out, "Name", title(s));
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

void sdmx_structure(const struct sdmx *s, struct buf *out)
{
    buf_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mes:Structure "
                  "xmlns:mes=\"" SCHEMAS "message\"\n    xmlns:str=\"" SCHEMAS
                  "structure\"\n    xmlns:com=\"" SCHEMAS "common\">\n");
    sdmx_head(s, "structure", out);
    buf_adds(out, "  </mes:Header>\n  <mes:Structures>\n");
    agencies(s, out);
    dataflow(s, out);
    buf_adds(out, "    <str:Codelists>\n");
    for (int l = 0; l < SDMX_LISTS; l++)
        codelist(s, &s->lists[l], out);
    buf_adds(out, "    </str:Codelists>\n");
    concepts(s, out);
    definition(s, out);
    buf_adds(out, "  </mes:Structures>\n</mes:Structure>\n");
}
