import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openArchive, readLimits } from '@gongwen/readers'

/** What another program shows of a document, by another way than the set's references were made. */
export interface SecondReference {
  by: string
  text: string
}

/** LibreOffice's text of Word and spreadsheet files; of an OFD, the texts of the pages that its Document.xml lists. */
export async function secondReference(path: string): Promise<SecondReference | undefined> {
  if (path.endsWith('.ofd')) return { by: 'TextCode of the listed pages', text: await listedPages(path) }
  const filter = /\.xlsx?$/.test(path)
    ? 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1'
    : 'txt:Text:UTF8'
  const top = mkdtempSync(join(tmpdir(), 'gongwen-second-'))
  try {
    const profile = `-env:UserInstallation=file://${join(top, 'profile')}`
    const words = [profile, '--headless', '--convert-to', filter, '--outdir', join(top, 'out'), path]
    execFileSync('soffice', words, { stdio: 'ignore', timeout: 120_000 })
    const made = readdirSync(join(top, 'out')).map((name) => readFileSync(join(top, 'out', name), 'utf8'))
    return { by: 'LibreOffice', text: made.join('\n') }
  } catch {
    return undefined
  } finally {
    rmSync(top, { recursive: true, force: true })
  }
}

async function listedPages(path: string): Promise<string> {
  const archive = await openArchive(readFileSync(path), readLimits())
  const part = async (name: string): Promise<string> => Buffer.from(await archive.bytes(name)).toString('utf8')
  const document = archive.names.find((name) => /(?:^|\/)Document\.xml$/.test(name)) ?? ''
  const folder = document.slice(0, document.lastIndexOf('/') + 1)
  const pages = [...(await part(document)).matchAll(/Page\b[^>]*BaseLoc="([^"]+)"/g)].map(([, place]) => folder + place)
  const texts = await Promise.all(pages.map(part))
  return texts.flatMap((text) => [...text.matchAll(/TextCode[^>]*>([^<]*)</g)].map(([, words]) => words)).join('\n')
}
