{{%AUTOESCAPE context="HTML"}}
<span class="mark mark-{{KIND}}"><span class="shape" aria-hidden="true">{{SHAPE}}</span> {{WORD}}</span>
