import { ReadFailure } from '../failure.ts'
import type { ReadLimits } from '../limits.ts'
import { emptyText, type ReadText } from '../read-text.ts'
import { decodeText } from './charset.ts'

/** Reads a text file in whatever charset it is; line ends become `\n`. */
export function readPlain(bytes: Uint8Array, limits: ReadLimits): ReadText {
  const { text } = decodeText(bytes)
  if (text.length > limits.text) throw new ReadFailure('file-too-large', `文字超过 ${limits.text} 字，已停止读取`)
  return emptyText('txt', text.replace(/\r\n?/g, '\n'))
}
