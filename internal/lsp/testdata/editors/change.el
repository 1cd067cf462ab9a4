;;; -*- lexical-binding: t -*-
;; Emacs with eglot takes a code action and renames an id, as a person does, and saves the document.
;; TRUSTSEAM is the program.

(require 'eglot)
(require 'markdown-mode)
(setq eglot-sync-connect t eglot-autoshutdown nil eglot-confirm-server-initiated-edits nil)
(add-to-list 'eglot-server-programs `(markdown-mode . (,(getenv "TRUSTSEAM") "lsp")))

(defun at (text)
  "Put point before TEXT."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(find-file "design.md")
(apply #'eglot (eglot--guess-contact))

;; The menu of actions is eglot's own; somebody chooses one.
(at "user -> web")
(cl-letf (((symbol-function 'completing-read)
           (lambda (_prompt choices &rest _)
             (or (seq-find (lambda (title) (string-prefix-p "Answer with `limit=rate`" title))
                           (mapcar (lambda (c) (if (consp c) (car c) c)) choices))
                 (error "no such action among %S" choices))))
          (last-nonmenu-event ?x)) ; not the mouse
  (call-interactively #'eglot-code-actions))
(at "limit=rate")
(eglot--signal-textDocument/didChange) ; a batch is never idle, when eglot does this

(at "user: Customer")
(eglot-rename "buyer")
(at "buyer: Customer")
(save-buffer)
(kill-emacs 0)
