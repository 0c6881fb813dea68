/* The XML schema of the data, generated from the data structure. */
#include "stages/publish/sdmx.h"

#define SCHEMAS "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/"

/* What SDMX's abstract types may carry and ours do not. */
#define NO_YEAR_START                                                          \
    "        <xs:attribute name=\"REPORTING_YEAR_START_DAY\" "                 \
    "type=\"xs:gMonthDay\" use=\"prohibited\"/>\n"

void sdmx_namespace(const struct sdmx *s, struct buf *out)
{
    buf_format(out,
               "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure="
               "%.*s:DSD_FIGURES(1.0):ObsLevelDim:TIME_PERIOD",
               VIEW_ARG(s->agency));
}

/* The official schemas lie beside it, as SDMX hands them out. */
static void begin(const struct sdmx *s, struct buf *out)
{
    static const struct {
        const char *ns, *file;
    } imports[] = {{"message", "SDMXMessage.xsd"},
                   {"common", "SDMXCommon.xsd"},
                   {"data/structurespecific", "SDMXDataStructureSpecific.xsd"}};
    buf_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xs:schema "
                  "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"\n    "
                  "xmlns:common=\"" SCHEMAS "common\"\n    xmlns:ss=\"" SCHEMAS
                  "data/structurespecific\"\n    xmlns:ns=\"");
    sdmx_namespace(s, out);
    buf_adds(out, "\"\n    targetNamespace=\"");
    sdmx_namespace(s, out);
    buf_adds(out, "\"\n    elementFormDefault=\"qualified\" "
                  "attributeFormDefault=\"unqualified\">\n");
    for (size_t i = 0; i < sizeof imports / sizeof *imports; i++)
        buf_format(out,
                   "  <xs:import namespace=\"" SCHEMAS
                   "%s\" schemaLocation=\"%s\"/>\n",
                   imports[i].ns, imports[i].file);
}

/* "SDMX.CL_FREQ.2.1" */
static void type_name(const struct sdmx *s, const struct sdmx_codelist *list,
                      struct buf *out)
{
    buf_format(out, "%.*s.%s.%s", VIEW_ARG(sdmx_list_agency(s, list)), list->id,
               list->version);
}

/* Mandatory attributes are optional here: the standard lets another message
 * bring them. Dimensions are not. */
static void attribute(const struct sdmx *s, const struct sdmx_component *c,
                      struct buf *out)
{
    buf_format(out, "        <xs:attribute name=\"%s\" type=\"", c->id);
    if (c->list == SDMX_LISTS) {
        buf_adds(out, c->xsd_type);
    } else {
        buf_adds(out, "ns:");
        type_name(s, &s->lists[c->list], out);
    }
    buf_format(out, "\" use=\"%s\"/>\n",
               c->role <= SDMX_TIME ? "required" : "optional");
}

static void attributes(const struct sdmx *s, bool of_series, struct buf *out)
{
    for (int i = 0; i < SDMX_PARTS; i++) {
        const struct sdmx_component *c = &sdmx_components[i];
        bool series = c->role == SDMX_DIMENSION || c->role == SDMX_OF_SERIES;
        if (series == of_series)
            attribute(s, c, out);
    }
}

static void begin_type(const char *name, struct buf *out)
{
    buf_format(out,
               "  <xs:complexType name=\"%s\">\n    <xs:complexContent>\n"
               "      <xs:restriction base=\"ss:%s\">\n",
               name, name);
}

static void end_type(struct buf *out)
{
    buf_adds(out, "      </xs:restriction>\n    </xs:complexContent>\n"
                  "  </xs:complexType>\n");
}

static void data_set(struct buf *out)
{
    begin_type("DataSetType", out);
    buf_adds(out, "        <xs:sequence>\n"
                  "          <xs:element ref=\"common:Annotations\" "
                  "minOccurs=\"0\"/>\n"
                  "          <xs:element name=\"DataProvider\" "
                  "type=\"common:DataProviderReferenceType\" "
                  "form=\"unqualified\" minOccurs=\"0\"/>\n"
                  "          <xs:choice minOccurs=\"0\">\n"
                  "            <xs:element name=\"Series\" "
                  "type=\"ns:SeriesType\" form=\"unqualified\" "
                  "maxOccurs=\"unbounded\"/>\n"
                  "          </xs:choice>\n"
                  "        </xs:sequence>\n" NO_YEAR_START);
    end_type(out);
}

static void series(const struct sdmx *s, struct buf *out)
{
    begin_type("SeriesType", out);
    buf_adds(out, "        <xs:sequence>\n"
                  "          <xs:element ref=\"common:Annotations\" "
                  "minOccurs=\"0\"/>\n"
                  "          <xs:element name=\"Obs\" type=\"ns:ObsType\" "
                  "form=\"unqualified\" minOccurs=\"0\" "
                  "maxOccurs=\"unbounded\"/>\n"
                  "        </xs:sequence>\n");
    attributes(s, true, out);
    buf_adds(out, NO_YEAR_START);
    end_type(out);
}

static void observation(const struct sdmx *s, struct buf *out)
{
    begin_type("ObsType", out);
    attributes(s, false, out);
    buf_adds(out, "        <xs:attribute name=\"type\" type=\"common:IDType\" "
                  "use=\"prohibited\"/>\n" NO_YEAR_START);
    end_type(out);
}

static void codelist(const struct sdmx *s, const struct sdmx_codelist *list,
                     struct buf *out)
{
    const struct sdmx_code *codes = list->codes.at;
    buf_adds(out, "  <xs:simpleType name=\"");
    type_name(s, list, out);
    buf_adds(out, "\">\n    <xs:restriction base=\"common:IDType\">\n");
    for (size_t i = 0; i < list->codes.count; i++)
        buf_format(out, "      <xs:enumeration value=\"%.*s\"/>\n",
                   VIEW_ARG(codes[i].id));
    buf_adds(out, "    </xs:restriction>\n  </xs:simpleType>\n");
}

void sdmx_schema(const struct sdmx *s, struct buf *out)
{
    begin(s, out);
    data_set(out);
    series(s, out);
    observation(s, out);
    for (int l = 0; l < SDMX_FLAGS; l++)
        codelist(s, &s->lists[l], out);
    buf_adds(out, "</xs:schema>\n");
}
