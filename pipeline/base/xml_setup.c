/* What libxml2 and iconv must be told once in a process. */
#include "pipeline/base/xml.h"

#include <iconv.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/xmlIO.h>

#include "pipeline/base/xml_memory.h"

/* The second bolt on the door: DOCTYPE is refused before any entity can be
 * named. */
static xmlParserInput *refuse_entity(const char *url, const char *id,
                                     xmlParserCtxt *parser)
{
    (void)url, (void)id, (void)parser;
    return NULL;
}

/* The third: it has no way left to open anything. Popped, not cleaned up, for
 * that would have the default ones registered again when first used. */
static void forget_files(void)
{
    while (xmlPopInputCallbacks() > 0)
        ;
}

/* libxml2 prints what no parser's own handler takes. */
static void say_nothing(void *self, xmlError *error)
{
    (void)self, (void)error;
}

/* glibc keeps encodings in shared objects that a jailed worker cannot open.
 * The descriptors are never closed: closing would unload them again. */
static void load_encodings(void)
{
    static const char *const names[] = {"GB18030", "GBK", "GB2312", "UTF-16"};
    static iconv_t kept[sizeof names / sizeof names[0]];

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (!kept[i])
            kept[i] = iconv_open("UTF-8", names[i]);
}

/* The hooks for memory go first; the catalogue of the system would open files.
 */
void xml_setup(void)
{
    xml_memory_watch();
    LIBXML_TEST_VERSION
    xmlInitParser();
    xmlSetExternalEntityLoader(refuse_entity);
    forget_files();
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
    xmlSetStructuredErrorFunc(NULL, say_nothing);
    load_encodings();
}
