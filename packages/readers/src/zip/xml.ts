import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { ReadFailure } from '../failure.ts'
import type { ReadLimits } from '../limits.ts'

/** Attributes by qualified name; a `Map` would be safer still, but the parser gives a plain object without prototype keys of ours. */
export type Attributes = Readonly<Record<string, string | undefined>>

/** What happens in an XML part, in document order. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

/** Parses an XML part piece by piece. Refuses DOCTYPE (entities), too deep nesting and too many elements. */
export async function parseXml(source: Readable | Uint8Array, handler: XmlHandler, limits: ReadLimits): Promise<void> {
  const parser = new SaxesParser({ fragment: false })
  let failure: Error | undefined
  let depth = 0
  let elements = 0
  parser.on('error', () => {
    failure ??= new ReadFailure('file-damaged', '文件内部的 XML 已损坏或不完整')
  })
  parser.on('doctype', () => {
    failure ??= new ReadFailure('file-unsafe', '文件内部含有 DOCTYPE 声明（可能带外部实体），已拒绝读取')
  })
  parser.on('opentag', (tag) => {
    if (failure) return
    if (++depth > limits.depth)
      failure = new ReadFailure('file-too-large', `XML 嵌套超过 ${limits.depth} 层，已停止读取`)
    else if (++elements > limits.elements) {
      failure = new ReadFailure('file-too-large', `XML 元素超过 ${limits.elements} 个，已停止读取`)
    } else handler.open(tag.name, tag.attributes as Attributes)
  })
  parser.on('closetag', (tag) => {
    depth--
    if (!failure) handler.close?.(tag.name)
  })
  const { text } = handler
  if (text) {
    const give = (value: string): void => {
      if (!failure) text(value)
    }
    parser.on('text', give)
    parser.on('cdata', give)
  }
  const decoder = xmlDecoder()
  for await (const piece of source instanceof Uint8Array ? [source] : source) {
    parser.write(decoder(piece, false))
    if (failure) throw failure
  }
  parser.write(decoder(new Uint8Array(), true)).close()
  if (failure) throw failure
}

/** UTF-8, UTF-16 by its mark, or what the declaration names (some OFD makers write GBK). */
function xmlDecoder(): (piece: Uint8Array, last: boolean) => string {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  return (piece, last) => {
    decoder ??= new TextDecoder(encodingOf(piece))
    return decoder.decode(piece, { stream: !last })
  }
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const declared = /^[^>]{0,100}\bencoding\s*=\s*["']([\w.-]+)["']/.exec(
    Buffer.from(head.subarray(0, 200)).toString('latin1'),
  )?.[1]
  return declared && /^gb/i.test(declared) ? 'gb18030' : 'utf-8'
}
