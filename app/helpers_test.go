package app

import (
	"time"

	"waymark/app/session"
	"waymark/model"
)

func timeZero() time.Time { return time.Time{} }

func newSession(doc *model.Document) *session.Session { return session.New(doc, "") }

func txt(s string) model.Value { return model.Text(s) }
