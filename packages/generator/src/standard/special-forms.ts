import { type Measures, practice, recommended, rule } from './measure.ts'

/** 信函格式 (GB/T 9704-2012, 10.1). */
export const letterForm: Measures<
  | 'markBelowPaper'
  | 'ruleLength'
  | 'upperRuleBelowMark'
  | 'lowerRuleAbovePaper'
  | 'belowUpperRule'
  | 'titleBelow'
  | 'markSize'
  | 'thick'
  | 'thin'
  | 'between'
> = {
  markBelowPaper: rule(30, 'mm', '10.1', 1),
  ruleLength: rule(170, 'mm', '10.1', 0.5),
  upperRuleBelowMark: rule(4, 'mm', '10.1', 1),
  lowerRuleAbovePaper: rule(20, 'mm', '10.1', 1),
  /** Seven eighths of the height of a 3号 character below the upper rule. */
  belowUpperRule: rule(4.94, 'mm', '10.1', 1),
  titleBelow: rule(2, '行', '10.1'),
  markSize: practice(40, 'pt', '10.1'),
  thick: practice(1.06, 'mm', '10.1'),
  thin: practice(0.35, 'mm', '10.1'),
  between: practice(0.6, 'mm', '10.1'),
}

/** 命令（令）格式 (GB/T 9704-2012, 10.2). */
export const orderForm: Measures<'markBelowText' | 'numberBelowMark' | 'textBelowNumber'> = {
  markBelowText: rule(20, 'mm', '10.2', 1),
  numberBelowMark: rule(2, '行', '10.2'),
  textBelowNumber: rule(2, '行', '10.2'),
}

/** 纪要格式 (GB/T 9704-2012, 10.3). */
export const minutesForm: Measures<'markBelowText' | 'markSize' | 'attendanceBelowText'> = {
  markBelowText: rule(35, 'mm', '10.3', 1),
  markSize: recommended(44, 'pt', '10.3'),
  attendanceBelowText: rule(1, '行', '10.3'),
}
