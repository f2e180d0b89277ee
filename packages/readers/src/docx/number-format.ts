const digits = '〇一二三四五六七八九'
const legalDigits = '零壹贰叁肆伍陆柒捌玖'
const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'

/** Spells a list number as Word's number format (ECMA-376, 17.18.59 ST_NumberFormat) asks; Arabic where the format is foreign to us. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return ''
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return counting(value, digits, '十百千')
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return counting(value, legalDigits, '拾佰仟')
    case 'ideographDigital':
    case 'taiwaneseDigital':
    case 'japaneseDigitalTenThousand':
      return String(value).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit)
    case 'ideographTraditional':
      return stems[(value - 1) % 10] ?? String(value)
    case 'ideographZodiac':
      return branches[(value - 1) % 12] ?? String(value)
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return enclosed(value, 0x2460)
    case 'decimalEnclosedParen':
      return enclosed(value, 0x2474)
    case 'decimalEnclosedFullstop':
      return enclosed(value, 0x2488)
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(value).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'upperLetter':
      return letters(value, 65)
    case 'lowerLetter':
      return letters(value, 97)
    case 'upperRoman':
      return roman(value)
    case 'lowerRoman':
      return roman(value).toLowerCase()
    default:
      return String(value)
  }
}

/** 21 is 二十一, 10 is 十, 105 is 一百零五; legal numerals keep 壹拾. */
function counting(value: number, names: string, units: string): string {
  if (value < 1 || value > 9999) return String(value)
  let text = ''
  let zero = false
  const figures = String(value)
  for (let at = 0; at < figures.length; at++) {
    const digit = Number(figures[at])
    const unit = figures.length - 1 - at
    if (digit === 0) {
      zero = text !== ''
      continue
    }
    text += (zero ? '零' : '') + names[digit] + (unit > 0 ? units[unit - 1] : '')
    zero = false
  }
  return text.replace(/^一十/, '十')
}

function enclosed(value: number, first: number): string {
  return value >= 1 && value <= 20 ? String.fromCodePoint(first + value - 1) : String(value)
}

/** A … Z, AA, BB … as Word repeats letters. */
function letters(value: number, first: number): string {
  if (value < 1 || value > 780) return String(value)
  return String.fromCodePoint(first + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value)
  const values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1]
  const names = ['M', 'CM', 'D', 'CD', 'C', 'XC', 'L', 'XL', 'X', 'IX', 'V', 'IV', 'I']
  let rest = value
  return values
    .map((step, index) => {
      const times = Math.floor(rest / step)
      rest -= times * step
      return (names[index] ?? '').repeat(times)
    })
    .join('')
}
