package shape

// actionForm is a box: something that somebody does.
func actionForm() form {
	return form{w: 108, h: 48, font: CardFont, sided: Center, span: boxSpan, outline: plainBox, corner: plainCorner}
}
