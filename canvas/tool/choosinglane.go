package tool

import "waymark/model/kind"

// offerLane asks for the kind of the new lane.
func (m *Machine) offerLane(q Plus) {
	var list []Stencil
	for _, o := range kind.Options("lane", "lane_kind") {
		list = append(list, Stencil{Kind: "lane", Variant: o.Name})
	}
	s := &choosingLane{plus: q}
	m.enter(s)
	m.host.Offer(q.At, list)
}

// choosingLane is cells.choosing: the menu with the kinds of lanes is open.
type choosingLane struct {
	base
	plus Plus
}

func (*choosingLane) name() string { return "cells.choosing" }

func (s *choosingLane) pointer(m *Machine, e Pointer) state {
	if e.Act == Press {
		m.enter(m.idle())
		return m.idle().pointer(m, e)
	}
	return s
}

func (s *choosingLane) key(m *Machine, k Key) (state, bool) { return m.idle().key(m, k) }

func (*choosingLane) overlay(m *Machine, o *Overlay) { m.cellOverlay(o) }

func (*choosingLane) hint(*Machine) string { return "Choose what stands in the lane · Esc cancels" }
