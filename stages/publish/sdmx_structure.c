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

void sdmx_names(struct buf *out, const char *name, const struct view *texts)
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
    sdmx_names(out, name, views);
}

/* A survey without a title is called what its area is. */
const struct view *sdmx_title(const struct sdmx *s)
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
    sdmx_names(out, "Name", s->run->catalogue->areas[0].name);
    buf_adds(out, "</str:Agency>\n      </str:AgencyScheme>\n"
                  "    </str:OrganisationSchemes>\n");
}

static void dataflow(const struct sdmx *s, struct buf *out)
{
    buf_format(out,
               "    <str:Dataflows>\n      <str:Dataflow agencyID=\"%.*s\" "
               "id=\"DF_FIGURES\" version=\"1.0\" isFinal=\"true\">\n        ",
               VIEW_ARG(s->agency));
    sdmx_names(out, "Name", sdmx_title(s));
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
    sdmx_names(out, "Name", c->name);
    sdmx_names(out, "Description", c->text);
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
    sdmx_names(out, "Name", (struct view[]){VIEW("概念"), VIEW("Concepts")});
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
    sdmx_definition(s, out);
    buf_adds(out, "  </mes:Structures>\n</mes:Structure>\n");
}
