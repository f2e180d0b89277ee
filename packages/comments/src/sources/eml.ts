import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { RawMail, Source } from './source.ts'

/** A file that is one letter as it stands: a mail, an Outlook message, or a document given as a letter. */
export function fileSource(path: string, label: string, form: RawMail['form'], size: number): Source {
  return {
    async *mails() {
      yield {
        mail: {
          source: label,
          form,
          size,
          bytes: () => readFile(path),
          stream: () => createReadStream(path),
        },
      }
    },
  }
}
