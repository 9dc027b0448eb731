package shape

import "waymark/canvas/scene"

// Paint is the fill, line and text colour of one kind of shape.
type Paint struct{ Fill, Line, Text scene.Color }

// Theme holds every colour of a map. Paper is always Light; the screen may be
// Dark.
type Theme struct {
	Dark  bool
	Paper scene.Color

	Text, Secondary, Hint  scene.Color
	Hairline               scene.Color
	Accent, Selected       scene.Color
	TitleBand, TitleText   scene.Color
	TitleFaint, PersonaBox scene.Color
	Stage                  [2]scene.Color // alternating
	StageText              scene.Color
	LaneGround             scene.Color
	LaneHeader             map[string]scene.Color // by lane kind
	LaneHeaderText         scene.Color
	Card, Pain, Chance     Paint // plain card, pain point, opportunity
	Hatch                  scene.Color
	Backstage              scene.Color // text of backstage cards

	Flow           map[string]Paint // by node kind; outcomes as "outcome.resolved" …
	Swimlane       Paint
	SwimlaneHeader Paint
	Link           scene.Color
	Stream         Paint // process boxes and other value stream shapes
	StreamTint     scene.Color
	Kaizen         Paint
	Ladder         scene.Color

	Good, Warn, Bad, NoData Paint // status: Line is the colour of the mark, Fill its ground

	// Palette names the colours that a person can choose.
	Palette map[string]Paint
	// Personas are the colours of the first and second emotion curve.
	Personas [2]scene.Color
}

// Light returns the colours of paper and of the light window.
func Light() *Theme {
	h := scene.Hex
	white, text := h(0xFFFFFF), h(0x1B2430)
	pale := func(fill, line uint32) Paint { return Paint{h(fill), h(line), text} }
	return &Theme{
		Paper: white, Text: text, Secondary: h(0x525E6D), Hint: h(0x5F6B7B), Hairline: h(0xC5CFDA),
		Accent: h(0x0067AC), Selected: h(0xE2F0FA),
		TitleBand: h(0x14365D), TitleText: white, TitleFaint: h(0xA9D3F2), PersonaBox: h(0x1F4A7C),
		Stage: [2]scene.Color{h(0x0072B2), h(0x1476B0)}, StageText: white,
		LaneGround: h(0xF5F7FA), LaneHeaderText: white,
		LaneHeader: map[string]scene.Color{
			"actions": h(0x3C5A78), "touchpoints": h(0x3C5A78), "thoughts": h(0x3C5A78), "motivations": h(0x3C5A78),
			"emotion": h(0x8A4F7D), "pain_points": h(0xC44601), "opportunities": h(0x007A5A), "backstage": h(0x57606A),
			"time_effort": h(0x3C5A78), "kpis": h(0x14365D), "images": h(0x3C5A78), "notes": h(0x57606A), "custom": h(0x3C5A78),
		},
		Card: pale(0xFFFFFF, 0x9DB2C6), Pain: pale(0xFAE9DF, 0xC44601), Chance: pale(0xE5F2ED, 0x007A5A),
		Hatch: h(0xF3D5C4), Backstage: h(0x3A4552),
		Flow: map[string]Paint{
			"start": pale(0xE2F0FA, 0x0067AC), "action": pale(0xFFFFFF, 0x5B7086), "decision": pale(0xFFF5DC, 0x8F5A00),
			"input_output": pale(0xFFFFFF, 0x5B7086), "document": pale(0xFFFFFF, 0x5B7086), "subprocess": pale(0xFFFFFF, 0x5B7086),
			"hand_off": pale(0xFAE9DF, 0xB93A00), "delay": pale(0xF1F4F8, 0x5B7086),
			"outcome.resolved": pale(0xE3F3EC, 0x00704F), "outcome.escalated": pale(0xFBEDE5, 0xB93A00),
			"outcome.unresolved": pale(0xFBEDE5, 0x8F1D1D), "outcome.other": pale(0xEEF1F5, 0x5B7086),
			"note": pale(0xFFFBEA, 0xB59A4A), "image": pale(0xFFFFFF, 0x9DB2C6),
		},
		Swimlane: pale(0xFFFFFF, 0xC5CFDA), SwimlaneHeader: Paint{h(0x3C5A78), h(0x3C5A78), white}, Link: h(0x46566A),
		Stream: pale(0xFFFFFF, 0x1B2430), StreamTint: h(0xF5F7FA), Kaizen: pale(0xFFE08A, 0xC44601), Ladder: h(0x14365D),
		Good: pale(0xE3F3EC, 0x00704F), Warn: pale(0xFFF5DC, 0xB87400), Bad: pale(0xFBEDE5, 0xB93A00), NoData: pale(0xF1F4F8, 0x5F6B7B),
		Palette: map[string]Paint{
			"purple": pale(0xF3E9F1, 0x8A4F7D), "teal": pale(0xE2F1F2, 0x00707A), "blue": pale(0xE2F0FA, 0x0067AC),
			"orange": pale(0xFAE9DF, 0xB93A00), "green": pale(0xE3F3EC, 0x00704F), "yellow": pale(0xFFF5DC, 0x8F5A00),
			"grey": pale(0xEEF1F5, 0x525E6D),
		},
		Personas: [2]scene.Color{h(0x8A4F7D), h(0x00707A)},
	}
}

// Dark returns the colours of the dark window. Nothing is printed with them.
func Dark() *Theme {
	h := scene.Hex
	text := h(0xE7EBF1)
	deep := func(fill, line uint32) Paint { return Paint{h(fill), h(line), text} }
	return &Theme{
		Dark:  true,
		Paper: h(0x14171C), Text: text, Secondary: h(0xB0BAC7), Hint: h(0x93A0B0), Hairline: h(0x39434F),
		Accent: h(0x5CB3F2), Selected: h(0x1E3A55),
		TitleBand: h(0x14365D), TitleText: h(0xFFFFFF), TitleFaint: h(0xA9D3F2), PersonaBox: h(0x1F4A7C),
		Stage: [2]scene.Color{h(0x005F96), h(0x0E679D)}, StageText: h(0xFFFFFF),
		LaneGround: h(0x1B2027), LaneHeaderText: h(0xFFFFFF),
		LaneHeader: map[string]scene.Color{
			"actions": h(0x2F4861), "touchpoints": h(0x2F4861), "thoughts": h(0x2F4861), "motivations": h(0x2F4861),
			"emotion": h(0x743F69), "pain_points": h(0xA63B00), "opportunities": h(0x00684C), "backstage": h(0x4A525C),
			"time_effort": h(0x2F4861), "kpis": h(0x1B4270), "images": h(0x2F4861), "notes": h(0x4A525C), "custom": h(0x2F4861),
		},
		Card: deep(0x28313C, 0x5F7184), Pain: deep(0x40291F, 0xFF9166), Chance: deep(0x173A2F, 0x56C9A0),
		Hatch: h(0x5C3A2B), Backstage: h(0xC3CCD8),
		Flow: map[string]Paint{
			"start": deep(0x1B3A56, 0x5CB3F2), "action": deep(0x28313C, 0x8598AC), "decision": deep(0x3A3320, 0xE3B548),
			"input_output": deep(0x28313C, 0x8598AC), "document": deep(0x28313C, 0x8598AC), "subprocess": deep(0x28313C, 0x8598AC),
			"hand_off": deep(0x40291F, 0xFF9166), "delay": deep(0x232A33, 0x8598AC),
			"outcome.resolved": deep(0x173A2F, 0x56C9A0), "outcome.escalated": deep(0x40291F, 0xFF9166),
			"outcome.unresolved": deep(0x452226, 0xFF8A8A), "outcome.other": deep(0x28313C, 0x8598AC),
			"note": deep(0x37321F, 0xC9B468), "image": deep(0x28313C, 0x5F7184),
		},
		Swimlane: deep(0x1B2027, 0x39434F), SwimlaneHeader: Paint{h(0x2B3A4B), h(0x39434F), text}, Link: h(0x93A5B8),
		Stream: deep(0x28313C, 0xB0BAC7), StreamTint: h(0x1F262F), Kaizen: deep(0x4A3A12, 0xF2C14E), Ladder: h(0x8FC7F2),
		Good: deep(0x1B352D, 0x56C9A0), Warn: deep(0x3A311D, 0xF2C14E), Bad: deep(0x3B261F, 0xFF9166), NoData: deep(0x28313C, 0x93A0B0),
		Palette: map[string]Paint{
			"purple": deep(0x3A2636, 0xD79BC9), "teal": deep(0x12373A, 0x4FC3CD), "blue": deep(0x1B3A56, 0x5CB3F2),
			"orange": deep(0x40291F, 0xFF9166), "green": deep(0x173A2F, 0x56C9A0), "yellow": deep(0x3A3320, 0xE3B548),
			"grey": deep(0x28313C, 0x93A0B0),
		},
		Personas: [2]scene.Color{h(0xD79BC9), h(0x4FC3CD)},
	}
}
