/** Whether a key was pressed by itself, and just now: a browser's own shortcuts are none of these pages'. */
export const isPlainPress = ({ repeat, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  !repeat && !altKey && !ctrlKey && !metaKey

/** Whether somebody types: letters are what they write then, and no keys of these pages. */
export const isTyping = ({ target }: Event): boolean =>
  target instanceof Element && target.matches('textarea, select, input:not([type=checkbox], [type=radio])')
