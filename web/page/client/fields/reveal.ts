/** A part of the page that a condition shows. */
export const marked = '[data-shown-when]'

/** Shows the part around an element, whatever its condition. */
export const reveal = (element: Element): void => {
  const part = element.closest(marked)
  part?.removeAttribute('hidden')
  part?.querySelectorAll(':disabled').forEach((each) => each.removeAttribute('disabled'))
}
