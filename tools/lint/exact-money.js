import ts from 'typescript'

const operators = new Set(['+', '-', '*', '/', '%', '**'])
const { BigIntLike, StringLike } = ts.TypeFlags

const message = 'Never compute money with JavaScript numbers: use bigint, or money/arithmetic.ts.'

const banned = /^(Number|parseFloat|parseInt|Math|toFixed|toPrecision|valueOf)$/

/** Whether every member of a type is of one kind. */
const isAll = (type, flags) => (type.isUnion() ? type.types : [type]).every((each) => each.flags & flags)

/**
 * Forbids arithmetic on numbers, which cannot represent a tenth and lose the 17th digit: operands must be bigint, or
 * text for `+`. It asks the type checker, so neither an alias nor `any` gets through.
 */
const noNumberArithmetic = {
  meta: { type: 'problem', schema: [] },
  create: (context) => {
    const { getTypeAtLocation } = context.sourceCode.parserServices
    const check = (node, sign, operands) => {
      const types = operands.map((each) => getTypeAtLocation(each))
      if (types.every((type) => isAll(type, BigIntLike))) return
      if (sign === '+' && operands.length === 2 && types.every((type) => isAll(type, StringLike))) return
      context.report({ node, message })
    }
    return {
      BinaryExpression: (node) => {
        if (operators.has(node.operator)) check(node, node.operator, [node.left, node.right])
      },
      AssignmentExpression: (node) => {
        const sign = node.operator.slice(0, -1)
        if (operators.has(sign)) check(node, sign, [node.left, node.right])
      },
      UpdateExpression: (node) => check(node, node.operator, [node.argument]),
      UnaryExpression: (node) => {
        const isSigned = node.operator === '-' || node.operator === '+'
        // A constant, as in `at(-1)`.
        if (isSigned && node.argument.type !== 'Literal') check(node, node.operator, [node.argument])
      },
      Identifier: (node) => {
        if (banned.test(node.name) && node.parent.property?.name !== 'isInteger')
          context.report({ node, message })
      },
    }
  },
}

export default { rules: { 'no-number-arithmetic': noNumberArithmetic } }
