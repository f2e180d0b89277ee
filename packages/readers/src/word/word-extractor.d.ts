/** The part of word-extractor 1.0.4 used here; the published types know no options. */
declare module 'word-extractor' {
  interface TextOptions {
    /** Turns “ ” into " unless it is false. */
    filterUnicode: boolean
  }
  interface Document {
    getBody(options: TextOptions): string
    getFootnotes(options: TextOptions): string
    getEndnotes(options: TextOptions): string
    getTextboxes(options: TextOptions): string
    getAnnotations(options: TextOptions): string
    getHeaders(options: TextOptions & { includeFooters: boolean }): string
  }
  export default class WordExtractor {
    extract(bytes: Buffer): Promise<Document>
  }
}
