/** Whether a key was pressed without modifiers and not repeated, so that browser shortcuts keep working. */
export const isPlainPress = ({ repeat, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  !repeat && !altKey && !ctrlKey && !metaKey

/** Whether somebody is typing, so that letters are text and not shortcuts. */
export const isTyping = ({ target }: Event): boolean =>
  target instanceof Element && target.matches('textarea, select, input:not([type=checkbox], [type=radio])')
