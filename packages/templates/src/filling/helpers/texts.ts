import type { Helper } from './helper.ts'

/** Texts that stand inside a template's sentence. */
export const textHelpers: readonly Helper[] = [
  {
    name: '去句号',
    aliases: ['qujuhao', 'unstop'],
    usage: '{{去句号 理由}}。',
    about: '去掉末尾的句号、分号、逗号，后面由模板接标点',
    run: ([value]) => (typeof value === 'string' ? value.replace(/[。；;，,.\s]+$/u, '') : value),
  },
  {
    name: '默认',
    aliases: ['moren', 'default'],
    usage: '{{默认 备注 "无"}}',
    about: '没有填写时用后面的话',
    run: ([value, other]) => (value === undefined || value === '' ? other : value),
  },
]
