// Small improvements that a page does without where scripts do not run: their buttons stand hidden in the markup.

export function enhancePrints (root) {
  for (const button of root.querySelectorAll('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
}

export function enhanceCopies (root) {
  if (!navigator.clipboard) return
  for (const button of root.querySelectorAll('[data-copy]')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      const source = document.getElementById(button.dataset.copy)
      await navigator.clipboard.writeText(source.textContent.trim())
      button.textContent = 'Copied'
    })
  }
}

// Ways in that need scripts, such as passkeys, stand hidden where scripts do not run.
export function showWhatNeedsScripts (root) {
  for (const part of root.querySelectorAll('[data-needs-script]')) {
    part.hidden = false
  }
}

// allauth's passkey scripts report a refusal as an event: say so on the page, and not in the console.
export function explainPasskeyProblems () {
  document.addEventListener('allauth.error', (event) => {
    event.preventDefault()
    for (const message of document.querySelectorAll('[data-passkey-problem]')) {
      message.hidden = false
    }
  })
}
