import { join } from 'node:path'
import { calibrationSheet, writePdf } from '@gongwen/generator'
import type { Context } from '../../context.ts'
import { at, writeOutputs } from '../../files.ts'
import { openHost } from '../../host.ts'
import type { Outcome } from '../../outcome.ts'
import { readOffset, readPaper } from './paper.ts'

interface CalibrateOptions {
  paper: string
  portrait?: boolean
  offset?: string
  output: string
  force?: boolean
}

/** 套打校准页: printed and measured, it tells the offset of a printer. */
export async function calibrate(context: Context, options: CalibrateOptions): Promise<Outcome> {
  const { width, height } = readPaper(options.paper)
  const offset = options.offset === undefined ? { right: 0, down: 0 } : readOffset(options.offset)
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  const paper = options.portrait ? { width: short, height: long } : { width: long, height: short }
  const { host } = openHost(context, '2000-01-01T00:00:00+08:00', { folders: [], fonts: 'oss' })
  const frames = calibrationSheet(paper, host, offset)
  const { value, diagnostics } = await writePdf(frames, { title: '套打校准页' }, host)
  const path = join(at(context, options.output), '套打校准页.pdf')
  const lines = [
    '打印时选“实际大小”，量出十字到纸边的距离，把差数写进 issue --overprint --offset 右移,下移（毫米），例如 --offset 1.5,-2。',
  ]
  return { status: 0, diagnostics, files: writeOutputs(context, [{ path, bytes: value }], options.force), lines }
}
