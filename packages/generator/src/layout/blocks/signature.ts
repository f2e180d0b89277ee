import { formatDate, isDate, type Signature } from '@gongwen/model'
import type { Context } from '../context.ts'
import { personalStamp } from '../signature/personal-stamp.ts'
import { jointSeals, singleSeal } from '../signature/sealed.ts'
import { unsealed } from '../signature/unsealed.ts'
import type { Flow } from '../strip.ts'

/** 发文机关署名、成文日期、印章 (7.3.5). Never begins a page: text stands above it. */
export function setSignature(block: Signature, context: Context): Flow[] {
  const date = isDate(block.date) ? formatDate(block.date) : block.date
  const strip = block.signedBy
    ? personalStamp(block.signedBy, date, context)
    : !block.sealed
      ? unsealed(block, date, context)
      : block.organs.length > 1
        ? jointSeals(block, date, context)
        : singleSeal(block, date, context)
  return [{ ...strip, lean: true, grid: context.grid }]
}
