/** Whether a key was pressed by itself, and just now: a browser's own shortcuts are none of these pages'. */
export const isPlainPress = ({ repeat, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  !repeat && !altKey && !ctrlKey && !metaKey
