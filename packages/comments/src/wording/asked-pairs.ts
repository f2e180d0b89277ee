import type { Asked } from './asked.ts'

const written =
  /(?:原文|原条款|原条文|原表述|原句|原稿|现稿|现行?表述|修改前)(?:为|是)?[：:]([^\n]{2,600}?)[。；;，,\s]*(?:修改(?:建议|意见|后)?(?:为|是)?|建议(?:修改|改|调整|表述)?(?:为|意见)?|拟?改为|应改为|改后)[：:]\s*([^\n]{2,600})/g

/** 原文：甲。修改为：乙: both wordings in full, side by side. */
export function pairs(text: string): Asked[] {
  return [...text.matchAll(written)].map((match) => ({
    op: 'replace',
    old: unquoted(match[1] ?? ''),
    new: unquoted(match[2] ?? '').replace(/[（(]?(?:理由|说明|原因)[：:].*$/, ''),
    quoted: { old: true, new: true },
    full: true,
    evidence: match[0].slice(0, 2),
    at: match.index,
  }))
}

function unquoted(text: string): string {
  return text.trim().replace(/^[“"「『](.*)[”"」』]$/s, '$1')
}
