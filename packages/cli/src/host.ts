import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openFonts } from '@gongwen/fonts'
import type { Host } from '@gongwen/generator'
import type { Diagnostic, Document } from '@gongwen/model'
import { parse } from 'yaml'
import type { Context } from './context.ts'
import { homeFolder } from './home.ts'
import { problem } from './outcome.ts'

/** Largest picture that is read, bytes. */
const largestImage = 64 * 1024 * 1024

/** Pictures that are kept in memory. */
const keptPictures = 16

/** What a host is made from. */
export interface HostOptions {
  /** Folders in which `Image.src` is looked for, in this order. */
  folders: string[]
  /** `own`: the user's font files of `fonts.yaml` in the home folder print the PDF, too. */
  fonts: 'office' | 'oss' | 'own'
}

/** The fonts, the pictures and the date that a document is printed with. What was wrong with the user's fonts is told. */
export function makeHost(
  context: Context,
  document: Document,
  options: HostOptions,
): { host: Host; diagnostics: Diagnostic[] } {
  return openHost(context, madeAt(context, document), options)
}

/** The same for documents of one date. Only the last few pictures are kept: each copy of a batch may have its own. */
export function openHost(
  context: Context,
  now: string,
  { folders, fonts }: HostOptions,
): { host: Host; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const set = openFonts(fonts === 'own' ? ownFonts(context, diagnostics) : {})
  diagnostics.push(...set.diagnostics)
  const pictures = new Map<string, Uint8Array | undefined>()
  const image = (src: string): Uint8Array | undefined => {
    const bytes = pictures.has(src) ? pictures.get(src) : readPicture(src, folders)
    pictures.delete(src)
    pictures.set(src, bytes)
    for (const [oldest] of pictures) if (pictures.size > keptPictures) pictures.delete(oldest)
    return bytes
  }
  return { host: { now, font: (face) => set.value.bytes(face), image }, diagnostics }
}

function ownFonts(context: Context, diagnostics: Diagnostic[]): unknown {
  const file = join(homeFolder(context), 'fonts.yaml')
  try {
    return parse(readFileSync(file, 'utf8')) ?? {}
  } catch {
    const remedy = '写一个文本文件，每行一种字体，例如 仿宋: C:\\Windows\\Fonts\\simfang.ttf'
    diagnostics.push({
      ...problem('font-config', '没有可用的字体设置，仍用自带字体', { place: { file }, remedy }),
      severity: 'warning',
    })
    return {}
  }
}

function readPicture(src: string, folders: readonly string[]): Uint8Array | undefined {
  if (/^[a-z][a-z0-9+.-]+:/i.test(src) && !/^[a-z]:[\\/]/i.test(src)) return undefined
  for (const folder of folders) {
    const path = resolve(folder, src)
    if (existsSync(path) && statSync(path).isFile() && statSync(path).size <= largestImage) return readFileSync(path)
  }
  return undefined
}

/** The date in the files' properties: that of the document itself, so that the same input gives the same bytes on any day. */
function madeAt({ env }: Context, document: Document): string {
  const epoch = env['SOURCE_DATE_EPOCH']
  if (epoch && /^\d{1,11}$/.test(epoch)) return new Date(Number(epoch) * 1000).toISOString()
  if (document.properties.created) return document.properties.created
  const signature = document.children.find((block) => block.type === 'signature')
  return `${signature?.date ?? '2000-01-01'}T00:00:00+08:00`
}
