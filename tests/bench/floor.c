/* The physical limit our speed is told against: inflate and libxml2's SAX2
 * push parser with empty handlers, one core, the files named on the command
 * line. */
#include <fcntl.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

enum { CHUNK = 64 << 10, GZIP_WINDOW = 16 + MAX_WBITS };

static void start(void *self, const xmlChar *name, const xmlChar *prefix,
                  const xmlChar *uri, int namespaces, const xmlChar **ns,
                  int attributes, int defaulted, const xmlChar **a)
{
    (void)self, (void)name, (void)prefix, (void)uri, (void)namespaces;
    (void)ns, (void)attributes, (void)defaulted, (void)a;
}

static void end(void *self, const xmlChar *name, const xmlChar *prefix,
                const xmlChar *uri)
{
    (void)self, (void)name, (void)prefix, (void)uri;
}

static void characters(void *self, const xmlChar *text, int n)
{
    (void)self, (void)text, (void)n;
}

static int parse(xmlParserCtxtPtr parser, z_stream *z, const char *path)
{
    static unsigned char in[CHUNK], out[CHUNK];
    int fd = open(path, O_RDONLY), result = Z_OK;
    if (fd < 0 || inflateReset(z) != Z_OK)
        return 1;
    xmlCtxtResetPush(parser, NULL, 0, NULL, NULL);
    for (ssize_t n; result == Z_OK && (n = read(fd, in, CHUNK)) > 0;) {
        z->next_in = in;
        z->avail_in = (uInt)n;
        do {
            z->next_out = out;
            z->avail_out = CHUNK;
            result = inflate(z, Z_NO_FLUSH);
            xmlParseChunk(parser, (const char *)out,
                          (int)(CHUNK - z->avail_out), 0);
        } while (result == Z_OK && (z->avail_in || !z->avail_out));
    }
    xmlParseChunk(parser, NULL, 0, 1);
    close(fd);
    return !parser->wellFormed || result != Z_STREAM_END;
}

int main(int argc, char **argv)
{
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .startElementNs = start,
                             .endElementNs = end,
                             .characters = characters};
    z_stream z = {0};
    int failed = 0;
    xmlParserCtxtPtr parser =
        xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
    if (!parser || inflateInit2(&z, GZIP_WINDOW) != Z_OK)
        return 1;
    for (int i = 1; i < argc; i++)
        failed |= parse(parser, &z, argv[i]);
    inflateEnd(&z);
    xmlFreeParserCtxt(parser);
    return failed;
}
