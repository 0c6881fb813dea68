/* The observations, as SDMX-ML and as both kinds of SDMX-CSV at once. */
#include "pipeline/output/csv_write.h"
#include "pipeline/output/xml_write.h"
#include "stages/publish/sdmx.h"

#define SCHEMAS "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/"

/* The data's own namespace is declared last: a reader in R takes the first for
 * the message's. No default namespace: Series and Obs have none. */
static void begin_xml(const struct sdmx *s, struct buf *out)
{
    buf_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<mes:StructureSpecificData xmlns:mes=\"" SCHEMAS
                  "message\"\n    xmlns:com=\"" SCHEMAS
                  "common\"\n    xmlns:ss=\"" SCHEMAS
                  "data/structurespecific\"\n    "
                  "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
                  "    xmlns:ns1=\"");
    sdmx_namespace(s, out);
    buf_adds(out, "\">\n");
    sdmx_head(s, "figures", out);
    buf_adds(out, "    <mes:Structure structureID=\"FIGURES\" "
                  "dimensionAtObservation=\"TIME_PERIOD\" namespace=\"");
    sdmx_namespace(s, out);
    buf_format(out,
               "\">\n      <com:Structure><Ref agencyID=\"%.*s\" "
               "id=\"DSD_FIGURES\" version=\"1.0\" class=\"DataStructure\" "
               "package=\"datastructure\"/></com:Structure>\n"
               "    </mes:Structure>\n"
               "    <mes:DataSetAction>Replace</mes:DataSetAction>\n"
               "  </mes:Header>\n"
               "  <mes:DataSet ss:structureRef=\"FIGURES\" "
               "xsi:type=\"ns1:DataSetType\" ss:dataScope=\"DataStructure\" "
               "ss:action=\"Replace\">\n",
               VIEW_ARG(s->agency));
}

/* No byte order mark: the first field is how a reader knows the format. */
void sdmx_data_begin(const struct sdmx *s, struct sdmx_data *d)
{
    begin_xml(s, &d->xml);
    buf_adds(&d->csv1, "DATAFLOW");
    buf_adds(&d->csv2, "STRUCTURE,STRUCTURE_ID,ACTION");
    for (int i = 0; i < SDMX_PARTS; i++) {
        buf_format(&d->csv1, ",%s", sdmx_components[i].id);
        buf_format(&d->csv2, ",%s", sdmx_components[i].id);
    }
    buf_adds(&d->csv1, "\r\n");
    buf_adds(&d->csv2, "\r\n");
}

static void csv_row(const char *before, const struct sdmx *s, const char *after,
                    const struct view cells[SDMX_PARTS], struct buf *out)
{
    buf_format(out, "%s%.*s:DF_FIGURES(1.0)%s", before, VIEW_ARG(s->agency),
               after);
    for (int i = 0; i < SDMX_PARTS; i++) {
        buf_byte(out, ',');
        csv_cell(cells[i], i == SDMX_OBS_VALUE ? CELL_NUMBER : CELL_TEXT, out);
    }
    buf_adds(out, "\r\n");
}

static void attributes(const struct view cells[SDMX_PARTS], bool of_series,
                       struct buf *out)
{
    for (int i = 0; i < SDMX_PARTS; i++) {
        const struct sdmx_component *c = &sdmx_components[i];
        bool series = c->role == SDMX_DIMENSION || c->role == SDMX_OF_SERIES;
        if (series != of_series || !cells[i].n)
            continue;
        buf_format(out, " %s=\"", c->id);
        xml_escape(cells[i], out);
        buf_byte(out, '"');
    }
}

static bool same_series(const struct sdmx_data *d,
                        const struct view cells[SDMX_PARTS])
{
    for (int i = SDMX_FREQ; i <= SDMX_INDICATOR; i++)
        if (!view_equal(d->series[i], cells[i]))
            return false;
    return d->open;
}

static void end_series(struct sdmx_data *d)
{
    if (d->open)
        buf_adds(&d->xml, "    </Series>\n");
    d->open = false;
}

/* The series' cells outlive the row: they are the lists' own. */
static void begin_series(const struct sdmx *s, struct sdmx_data *d,
                         const struct view cells[SDMX_PARTS])
{
    end_series(d);
    buf_adds(&d->xml, "    <Series");
    attributes(cells, true, &d->xml);
    buf_adds(&d->xml, ">\n");
    for (int i = SDMX_FREQ; i <= SDMX_INDICATOR; i++)
        d->series[i] = arena_copy(s->arena, cells[i]);
    d->open = true;
}

void sdmx_data_row(const struct sdmx *s, struct sdmx_data *d,
                   const struct view cells[SDMX_PARTS])
{
    if (!same_series(d, cells))
        begin_series(s, d, cells);
    buf_adds(&d->xml, "      <Obs");
    attributes(cells, false, &d->xml);
    buf_adds(&d->xml, "/>\n");
    csv_row("", s, "", cells, &d->csv1);
    csv_row("dataflow,", s, ",R", cells, &d->csv2);
}

void sdmx_data_end(struct sdmx_data *d)
{
    end_series(d);
    buf_adds(&d->xml, "  </mes:DataSet>\n</mes:StructureSpecificData>\n");
}
