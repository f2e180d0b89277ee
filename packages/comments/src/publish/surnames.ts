/** Common Chinese surnames (《百家姓》 and the census's frequent ones), single and compound. */
const single =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边褚喻卞翦池冷佘冼闫肖付应娄阚栾仇邬鄢岑麦符晏占厉楼竺蒙郎诸古戚闻党宫虞缪幸干宗虎亓麻屠计郁臧晋'

export const surnames: ReadonlySet<string> = new Set(single)

export const compoundSurnames: ReadonlySet<string> = new Set(
  '欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 司徒 令狐 夏侯 长孙 宇文 端木 独孤 南宫 西门 申屠 呼延 轩辕 钟离 澹台 公冶 濮阳 淳于 太史 闾丘'.split(
    ' ',
  ),
)

/** Number of characters of the surname that a name begins with; 0 when it begins with none. */
export function surnameLength(name: string): number {
  if (compoundSurnames.has(name.slice(0, 2))) return 2
  return surnames.has(name.slice(0, 1)) ? 1 : 0
}
