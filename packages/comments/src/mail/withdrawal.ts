const own =
  /我|本人|本公司|本单位|本会|此前|之前|先前|前(?:次|信|函|一封|几天|述)|上(?:次|一封|封|周)|原(?:来|先)?(?:发|提|信|邮件)|已(?:发|提|提交|发送|反馈)|\d+\s*[月日号]/
const patterns = [
  /(?:申请|要求|请求|特此|现|请|望|予以|决定|需要|希望|将)?(?:撤回|撤销|收回)[^，。；！\n]{0,30}(?:意见|建议|邮件|来信|来函|信件|反馈|表态)/,
  /(?:意见|建议|邮件|来信|来函|信件|反馈(?:表|意见)?)[^。；！\n]{0,60}(?:撤回|撤销|收回|作废|不作数|不算数|不再有效|不再作为|以此为准)/,
  /(?:不再作为|不代表)[^，。；\n]{0,20}(?:意见|建议)/,
  /(?:之前|此前|前面|上次|上一封|上封|刚才|\d+日)[^。；\n]{0,20}(?:邮件|意见|信|内容)[^。；\n]{0,16}(?:作废|撤回|忽略|不算|删除|无效)/,
  /请[^。；\n]{0,24}(?:邮件|来信|来函|那封信|那封)[^。；\n]{0,10}(?:忽略|删除|作废|撤下)|请(?:忽略|删除|作废)[^。；\n]{0,24}(?:邮件|来信|来函|那封信)/,
  /(?:前信|前函|原信|前一封信?|上封信?|上一封信?)[^。；\n]{0,12}(?:作废|撤回|忽略|不算|无效)/,
]

/** Why a letter takes an earlier one back; undefined when it does not. “建议撤销某条款” takes nothing back. */
export function withdraws(subject: string, words: string): string | undefined {
  if (
    /(?:^|[：:—_\-\s（(])(?:申请)?(?:撤回|撤销|收回)(?:$|[：:）)\s]|.{0,12}(?:意见|邮件|来信|建议))/.test(subject) &&
    !/建议撤销|撤销.{0,6}条/.test(subject)
  ) {
    return `主题含“${/撤回|撤销|收回/.exec(subject)?.[0]}”`
  }
  for (const pattern of patterns) {
    const match = pattern.exec(words)
    if (!match) continue
    const around = words.slice(Math.max(0, match.index - 40), match.index + match[0].length + 20)
    if (/建议(?:撤销|撤回|收回|予以撤销)|撤销.{0,8}(?:条款|认定|资格|称号)/.test(around) || !own.test(around)) continue
    return `正文称“${match[0].slice(0, 40)}”`
  }
  return undefined
}
